package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.profile.ProfileDraft.Field;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.profile.EnvironmentKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The editor of a profile: its fields at the left, its test at the right.
final class ProfileEditorView extends BorderPane {
    private static final KeyCombination TEST =
            new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final ProfileEditorViewModel model;
    private final TextField paste;
    private final TextField name = FormField.text("profile-name", "billing-prod");

    ProfileEditorView(ProfileEditorViewModel model) {
        this.model = model;
        this.paste = ConnectionForm.pasteLine(model);
        setId("profile-editor");
        getStyleClass().add("profile-editor");
        getStylesheets().add(Theme.sheet(ProfileEditorView.class, "profile.css"));
        var fields = fields();
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "profile-fields");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var test = new ConnectionTestView(model.test(), model::runTest);
        HBox.setHgrow(test, Priority.ALWAYS);
        setCenter(new HBox(scroll, test));
        setBottom(buttons());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Puts the cursor where typing begins.
    void begin() {
        var first = model.form().name.get().isEmpty() ? paste : name;
        if (first.getScene() != null) {
            first.requestFocus();
            return;
        }
        // A tab that was just opened is laid out later; then its tab has the focus.
        first.sceneProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Scene> scene,
                                    @Nullable Scene before,
                                    @Nullable Scene now) {
                                if (now != null) {
                                    scene.removeListener(this);
                                    first.requestFocus();
                                }
                            }
                        });
    }

    /// The message under a field, empty for none.
    static ObservableValue<String> fault(ProfileEditorViewModel model, Field field) {
        return model.faultsProperty().map(faults -> faults.getOrDefault(field, ""));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.cancel();
        } else if (TEST.match(event)) {
            model.runTest();
        } else if (SAVE.match(event)) {
            model.save();
        } else {
            return;
        }
        event.consume();
    }

    private VBox fields() {
        var problem = new ProblemStrip();
        model.problemProperty().subscribe(shown -> problem.show(shown, List.of()));
        var ownership = note(model.ownership());
        var notes = note("");
        model.notesProperty()
                .subscribe(lines -> {
                    notes.setText(String.join("\n", lines));
                    show(notes, !lines.isEmpty());
                });
        var box =
                new VBox(
                        problem,
                        ownership,
                        paste,
                        notes,
                        name(),
                        new ConnectionForm(model),
                        new PasswordForm(model),
                        environment(),
                        projects());
        box.getStyleClass().add("profile-form");
        show(paste, model.editable());
        if (!model.editable()) {
            box.getChildren()
                    .filtered(child -> !child.equals(problem) && !child.equals(ownership))
                    .forEach(child -> child.setDisable(true));
        }
        return box;
    }

    private FormField name() {
        name.textProperty().bindBidirectional(model.form().name);
        return new FormField("Name of the profile", name).faulty(fault(model, Field.NAME));
    }

    private VBox environment() {
        var form = model.form();
        var choice = new ChoiceBox<Optional<EnvironmentKind>>();
        choice.setId("profile-environment");
        choice.getItems()
                .setAll(
                        Stream.concat(
                                        Stream.of(Optional.<EnvironmentKind>empty()),
                                        Arrays.stream(EnvironmentKind.values()).map(Optional::of))
                                .toList());
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Optional<EnvironmentKind> kind) {
                        return kind == null ? "" : EnvironmentText.word(kind);
                    }

                    @Override
                    public Optional<EnvironmentKind> fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        form.environment.subscribe(choice::setValue);
        choice.setOnAction(_ -> {
            if (!choice.getValue().equals(form.environment.get())) {
                form.choose(choice.getValue());
            }
        });
        var guarded = new CheckBox(EnvironmentText.PROTECTED);
        guarded.setId("profile-protected");
        guarded.setWrapText(true);
        guarded.setMinHeight(Region.USE_PREF_SIZE);
        guarded.selectedProperty().bindBidirectional(form.guarded);
        return section(
                "Environment",
                new FormField("Used for", choice)
                        .explained(form.environment.map(EnvironmentText::behaviour)),
                guarded);
    }

    private VBox projects() {
        var form = model.form();
        var list = new VBox();
        list.getStyleClass().add("profile-projects");
        ListChangeListener<Path> fill =
                _ -> list.getChildren().setAll(form.projects.stream().map(this::project).toList());
        form.projects.addListener(fill);
        fill.onChanged(null);
        var add = new Button("Add a folder …", new FontIcon(BootstrapIcons.FOLDER_PLUS));
        add.setId("profile-add-project");
        add.setOnAction(_ -> {
            var chosen = new DirectoryChooser().showDialog(getScene().getWindow());
            if (chosen != null && !form.projects.contains(chosen.toPath())) {
                form.projects.add(chosen.toPath());
            }
        });
        return section("Projects", list, add);
    }

    private HBox project(Path folder) {
        var text = new Label(folder.toString());
        text.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var remove = new Button(null, new FontIcon(BootstrapIcons.X));
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setAccessibleText("Remove %s from the profile".formatted(folder));
        remove.setOnAction(_ -> model.form().projects.remove(folder));
        var row = new HBox(new FontIcon(BootstrapIcons.FOLDER), text, remove);
        row.getStyleClass().add("form-line");
        return row;
    }

    private HBox buttons() {
        var cancel = new Button(model.editable() ? "Cancel" : "Close");
        cancel.setId("profile-cancel");
        cancel.setOnAction(_ -> model.cancel());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var open = new Button("Save and open");
        open.setId("profile-save-open");
        open.disableProperty()
                .bind(
                        model.savingProperty()
                                .or(javafx.beans.binding.Bindings.isEmpty(model.form().projects)));
        open.setOnAction(_ -> model.saveAndOpen());
        var save = new Button("Save");
        save.setId("profile-save");
        save.setDefaultButton(true);
        save.disableProperty().bind(model.savingProperty());
        save.setOnAction(_ -> model.save());
        show(open, model.editable());
        show(save, model.editable());
        var row = new HBox(cancel, room, open, save);
        row.getStyleClass().add("profile-buttons");
        return row;
    }

    private static VBox section(String text, javafx.scene.Node... nodes) {
        var title = new Label(text);
        title.getStyleClass().add("title-4");
        var box = new VBox(title);
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("form-section");
        return box;
    }

    private static Label note(String text) {
        var note = new Label(text, new FontIcon(BootstrapIcons.INFO_CIRCLE));
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("profile-note");
        show(note, !text.isEmpty());
        return note;
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
