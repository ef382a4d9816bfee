package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.wizard.Paragraph;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The commands that would be run, as they are, with their limits; and what is checked between and
/// after them.
final class CommandsView extends ScrollPane {
    private final EmergencyViewModel model;
    private final VBox checks = new VBox();

    CommandsView(EmergencyViewModel model) {
        this.model = model;
        var commands = model.commands();
        checks.getStyleClass().add("command-part");
        var box =
                new VBox(
                        part("stop", "Stop the application", commands.stopProperty()),
                        part("start", "Start it again", commands.startProperty()),
                        checks);
        box.getStyleClass().add("commands-view");
        setContent(box);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        model.ways().foundProperty().subscribe(_ -> show());
    }

    private Node part(String id, String title, ObjectProperty<Optional<String>> command) {
        var text = new Paragraph("", "command-text");
        text.setId("command-" + id);
        var facts = new Paragraph("", "quiet");
        facts.setId("command-%s-facts".formatted(id));
        command.subscribe(now -> {
            text.setText(now.orElse("none"));
            facts.setText(now.isPresent() ? limits() : missing(id));
        });
        model.ways()
                .foundProperty()
                .subscribe(_ -> facts.setText(command.get().isPresent() ? limits() : missing(id)));
        var box =
                new VBox(new Paragraph(title, "title-4"), text, facts, instead(id, title, command));
        box.getStyleClass().add("command-part");
        return box;
    }

    /// Only where there is a choice.
    private Node instead(String id, String title, ObjectProperty<Optional<String>> command) {
        var choice = new ChoiceBox<String>(model.commands().allowed());
        choice.setId("command-%s-choice".formatted(id));
        choice.setAccessibleText("Another command: %s".formatted(title));
        command.subscribe(now -> choice.setValue(now.orElse(null)));
        choice.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        command.set(Optional.of(chosen));
                    }
                });
        choice.visibleProperty()
                .bind(
                        Bindings.size(model.commands().allowed())
                                .greaterThan(2)
                                .and(
                                        Bindings.createBooleanBinding(
                                                () ->
                                                        model.leftover()
                                                                .leftoverProperty()
                                                                .get()
                                                                .isEmpty(),
                                                model.leftover().leftoverProperty())));
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }

    private String limits() {
        var commands = model.commands().commands();
        return "At most %s, then it is ended with all that it started. Runs in %s, without a shell; what it writes is shown and kept in the report."
                .formatted(EmergencyWords.limit(commands.timeout()), commands.folder());
    }

    private static String missing(String id) {
        return id.equals("stop")
                ? "The project names no command: stop the application yourself before you commit. [emergency] stop in tidemark.toml names one."
                : "The project names no command: start the application yourself when the database was verified. [emergency] start in tidemark.toml names one.";
    }

    private void show() {
        var read = model.ways().foundProperty().get();
        if (read == null) {
            return;
        }
        var verify = read.project().config().verify();
        checks.getChildren()
                .setAll(
                        new Paragraph("Checked", "title-4"),
                        new Paragraph(
                                "Before the start: %s.".formatted(EmergencyWords.database(verify))),
                        new Paragraph(
                                "After the start: %s.".formatted(EmergencyWords.watch(verify))));
    }
}
