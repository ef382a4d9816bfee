package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks what a new migration does, and shows the files that it becomes.
final class NewMigrationView extends StackPane {
    private final NewMigrationViewModel model;
    private final Runnable cancel;
    private final TextField description = new TextField();
    private final VBox files = new VBox();

    /// @param cancel what happens when the user does not want one
    NewMigrationView(NewMigrationViewModel model, Runnable cancel) {
        this.model = model;
        this.cancel = cancel;
        getStyleClass().add("new-migration");
        getStylesheets().add(Theme.sheet(NewMigrationView.class, "editor.css"));
        var problem = new ProblemStrip();
        model.problemProperty().subscribe(it -> problem.show(it, List.of()));
        var title = new Label("New migration");
        title.getStyleClass().add("title-3");
        var form = new VBox(title, question(), preview(), problem, buttons());
        form.getStyleClass().add("new-migration-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().add(form);
        StackPane.setAlignment(form, Pos.TOP_CENTER);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        cancel.run();
                    }
                });
    }

    private VBox question() {
        description.setId("new-migration-description");
        description.setAccessibleText("Description of the new migration");
        description.setPromptText("for example: add price to items");
        description.textProperty().bindBidirectional(model.descriptionProperty());
        var label = new Label("What does it do?");
        label.setLabelFor(description);
        var box = new VBox(label, description);
        box.getStyleClass().add("new-migration-question");
        return box;
    }

    private VBox preview() {
        files.getStyleClass().add("new-migration-files");
        model.filesProperty().subscribe(this::show);
        return files;
    }

    private void show(List<String> names) {
        files.getChildren().clear();
        if (names.isEmpty()) {
            var hint = new Label("Its file gets the next version, in the project's convention.");
            hint.getStyleClass().add("fact-label");
            files.getChildren().add(hint);
        }
        for (String name : names) {
            var file = new Label(name, new FontIcon(BootstrapIcons.FILE_EARMARK_CODE));
            file.getStyleClass().add("new-migration-file");
            files.getChildren().add(file);
        }
    }

    private HBox buttons() {
        var create = new Button("Create and open");
        create.setId("new-migration-create");
        create.setDefaultButton(true);
        create.setOnAction(_ -> model.create());
        create.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                        () -> model.filesProperty().get().isEmpty(),
                                        model.filesProperty())
                                .or(model.creatingProperty()));
        var no = new Button("Cancel");
        no.setId("new-migration-cancel");
        no.setOnAction(_ -> cancel.run());
        var row = new HBox(create, no);
        row.getStyleClass().add("new-migration-buttons");
        return row;
    }

    /// Takes the keyboard.
    void focus() {
        description.requestFocus();
    }
}
