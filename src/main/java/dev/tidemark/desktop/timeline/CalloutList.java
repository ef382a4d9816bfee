package dev.tidemark.desktop.timeline;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a person has to know before the rows. Takes no room while there is nothing.
final class CalloutList extends VBox {
    /// More would leave no room for the rows.
    private static final int MOST = 3;

    /// Below this many pixels buttons stand under their text.
    private static final double NARROW = 680;

    private final Consumer<Callout.Step> follow;
    private List<Callout> callouts = List.of();
    private int most = MOST;
    private boolean narrow;

    CalloutList(Consumer<Callout.Step> follow) {
        this.follow = follow;
        getStyleClass().add("callouts");
        show(List.of());
        widthProperty()
                .subscribe(width -> {
                    boolean is = width.doubleValue() > 0 && width.doubleValue() < NARROW;
                    if (is != narrow) {
                        narrow = is;
                        show(callouts);
                    }
                });
    }

    /// Shows others.
    void show(List<Callout> wanted) {
        if (!wanted.equals(callouts)) {
            most = MOST;
        }
        callouts = wanted;
        getChildren().setAll(wanted.stream().limit(most).map(this::row).toList());
        int more = wanted.size() - most;
        if (more > 0) {
            var button = new Button("Show %d more".formatted(more));
            button.setId("callout-more");
            button.getStyleClass().addAll("flat", "small");
            button.setOnAction(_ -> {
                most = Integer.MAX_VALUE;
                show(callouts);
            });
            getChildren().add(button);
        }
        setVisible(!wanted.isEmpty());
        setManaged(!wanted.isEmpty());
    }

    private HBox row(Callout callout) {
        var icon =
                new FontIcon(
                        switch (callout.weight()) {
                            case NOTICE -> BootstrapIcons.INFO_CIRCLE;
                            case WARNING -> BootstrapIcons.EXCLAMATION_TRIANGLE;
                            case DANGER -> BootstrapIcons.EXCLAMATION_OCTAGON;
                        });
        icon.getStyleClass().add("callout-icon");
        var title = wrapped(callout.title(), "callout-title");
        var text = wrapped(callout.text(), "callout-text");
        var texts = new VBox(title, text);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var buttons = new HBox();
        buttons.getStyleClass().add("callout-buttons");
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        for (var way : callout.waysOut()) {
            var button = new Button(way.text());
            button.setMnemonicParsing(false);
            button.setId(way.id());
            button.setAccessibleHelp(callout.title());
            button.setOnAction(_ -> follow.accept(way.step()));
            buttons.getChildren().add(button);
        }
        var row = new HBox(icon, texts);
        (narrow ? texts : row).getChildren().add(buttons);
        texts.getStyleClass().add("callout-texts");
        row.getStyleClass().addAll("callout", callout.weight().styleClass());
        return row;
    }

    private static Label wrapped(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
