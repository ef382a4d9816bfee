package dev.tidemark.desktop.problem;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A problem on its page: what, why, what to do, its details folded, buttons for the ways out, and
/// copying. Takes no room while there is none.
public final class ProblemStrip extends VBox {
    /// An empty strip.
    public ProblemStrip() {
        getStyleClass().add("problem");
        getStylesheets().add(Theme.sheet(ProblemStrip.class, "problem.css"));
        show(null, List.of());
    }

    /// Shows a problem, or nothing.
    ///
    /// @param waysOut what the user can do about it from here, for example Retry
    public void show(@Nullable Problem problem, List<Action> waysOut) {
        getChildren().clear();
        setVisible(problem != null);
        setManaged(problem != null);
        if (problem != null) {
            getChildren().addAll(sentences(problem), details(problem), buttons(problem, waysOut));
        }
    }

    private static HBox sentences(Problem problem) {
        var what = wrapped(problem.what(), "problem-what");
        var texts = new VBox(what, wrapped(problem.why(), "problem-why"));
        texts.getChildren().add(wrapped("→ " + ProblemText.hint(problem), "problem-hint"));
        HBox.setHgrow(texts, Priority.ALWAYS);
        var icon = new FontIcon(BootstrapIcons.EXCLAMATION_OCTAGON);
        icon.getStyleClass().add("problem-icon");
        var row = new HBox(icon, texts);
        row.getStyleClass().add("problem-sentences");
        row.setAccessibleText("Problem: " + problem.what());
        return row;
    }

    private static TitledPane details(Problem problem) {
        var grid = new GridPane();
        grid.getStyleClass().add("problem-details");
        int row = 0;
        grid.addRow(row++, new Label("Code"), wrapped(problem.code().text(), "problem-code"));
        for (var part : ProblemText.details(problem)) {
            var label = new Label(part.label());
            label.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, label, wrapped(part.text(), "problem-part"));
        }
        var pane = new TitledPane("Details", grid);
        pane.setExpanded(problem.server() != null || problem.where() != null);
        pane.setAnimated(false);
        return pane;
    }

    private static HBox buttons(Problem problem, List<Action> waysOut) {
        var row = new HBox();
        row.getStyleClass().add("problem-buttons");
        waysOut.forEach(action -> row.getChildren().add(Buttons.of(action)));
        var copy = new Button("Copy details", new FontIcon(BootstrapIcons.CLIPBOARD));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(ProblemText.of(problem));
            Clipboard.getSystemClipboard().setContent(content);
        });
        row.getChildren().add(copy);
        return row;
    }

    private static Label wrapped(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
