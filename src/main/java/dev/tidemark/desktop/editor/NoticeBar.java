package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The notices above the text, each with what can be done about it.
final class NoticeBar extends VBox {
    private final Function<Notice, List<Action>> waysOut;
    private final Consumer<Notice> dismiss;

    NoticeBar(
            ObservableList<Notice> notices,
            Function<Notice, List<Action>> waysOut,
            Consumer<Notice> dismiss) {
        this.waysOut = waysOut;
        this.dismiss = dismiss;
        getStyleClass().add("notices");
        notices.addListener((ListChangeListener<Notice>) _ -> show(notices));
        show(notices);
    }

    private void show(List<Notice> notices) {
        getChildren().setAll(notices.stream().map(this::row).toList());
        setManaged(!notices.isEmpty());
        setVisible(!notices.isEmpty());
    }

    private Node row(Notice notice) {
        var text = new Label(notice.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(new FontIcon(icon(notice.kind())), text);
        waysOut.apply(notice)
                .forEach(action -> {
                    var button = Buttons.of(action);
                    button.setMinWidth(Region.USE_PREF_SIZE);
                    row.getChildren().add(button);
                });
        if (dismissible(notice.kind())) {
            row.getChildren().add(Buttons.iconOnly(dismissal(notice)));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("notice", tone(notice.kind()));
        row.setId("notice-" + notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        row.setAccessibleText(notice.text());
        return row;
    }

    private Action dismissal(Notice notice) {
        return Action.of(
                "editor.dismiss",
                "Dismiss",
                "Dismiss this notice",
                BootstrapIcons.X,
                () -> dismiss.accept(notice));
    }

    private static boolean dismissible(Notice.Kind kind) {
        return switch (kind) {
            case RESTORED, RELOADED, APPLIED -> true;
            default -> false;
        };
    }

    private static String tone(Notice.Kind kind) {
        return switch (kind) {
            case CHANGED_ON_DISK, DELETED, APPLIED -> "notice-warning";
            default -> "notice-neutral";
        };
    }

    private static Ikon icon(Notice.Kind kind) {
        return switch (kind) {
            case RESTORED -> BootstrapIcons.CLOCK_HISTORY;
            case RELOADED -> BootstrapIcons.ARROW_CLOCKWISE;
            case CHANGED_ON_DISK, DELETED, APPLIED -> BootstrapIcons.EXCLAMATION_TRIANGLE;
            case NOT_WRITABLE, TOO_LARGE, LONG_LINES -> BootstrapIcons.LOCK;
        };
    }
}
