package dev.tidemark.desktop.timeline;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Names and values: what files, header and record say of a migration.
final class InspectorFacts extends GridPane {
    private final Consumer<String> go;
    private int next;

    /// @param go selects another version
    InspectorFacts(Consumer<String> go) {
        this.go = go;
        getStyleClass().add("inspector-facts");
    }

    void show(TimelineRow row) {
        getChildren().clear();
        next = 0;
        fact("File", row.file().map(file -> file.path()).orElse("none"));
        fact("Applied", row.when());
        fact("By", row.inForce() ? row.who() : "");
        fact("Took", row.took());
        row.file()
                .ifPresent(file -> {
                    fact(
                            "Mode",
                            "%s: %s"
                                    .formatted(
                                            file.summary().mode().text(),
                                            file.summary().modeReason()));
                    fact("Statements", "%,d".formatted(file.summary().statements()));
                    file.header()
                            .values()
                            .forEach((key, value) -> {
                                if (!key.equals("dependencies") && !key.equals("description")) {
                                    fact(capital(key), value);
                                }
                            });
                });
        fact("Way back", row.wayBack().words());
    }

    void show(Inspected inspected) {
        show(inspected.row());
        links("Needs", inspected.needs());
        links("Needed by", inspected.neededBy());
    }

    private static String capital(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('-', ' ');
    }

    private void links(String name, List<String> versions) {
        if (versions.isEmpty()) {
            return;
        }
        var pane = new FlowPane();
        pane.getStyleClass().add("inspector-links");
        for (String version : versions) {
            var link = new Hyperlink(version);
            link.setMnemonicParsing(false);
            link.setAccessibleHelp("Selects %s".formatted(version));
            link.setOnAction(_ -> go.accept(version));
            pane.getChildren().add(link);
        }
        row(name, pane);
    }

    private void fact(String name, String value) {
        if (!value.isBlank()) {
            var label = new Label(value);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            row(name, label);
        }
    }

    private void row(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("inspector-fact");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHgrow(value, Priority.ALWAYS);
        addRow(next++, label, value);
    }
}
