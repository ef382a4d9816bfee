package dev.tidemark.desktop.create;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.template.Template;
import dev.tidemark.engine.template.TemplateParameter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The second step: fields at the left, the files as they will be at the right.
final class FillView extends VBox {
    private static final double FILE_HEIGHT = 28;
    private static final int MOST_FILES = 5;

    private final NewMigrationViewModel model;
    private final TextField description = new TextField();
    private final Form form = new Form();
    private final ListView<String> files = new ListView<>();
    private final CodeList code = new CodeList("What the file will hold");
    private final Label missing = new Paragraph("", "fill-missing");
    private final List<ParameterField> fields = new ArrayList<>();

    FillView(NewMigrationViewModel model) {
        this.model = model;
        getStyleClass().add("fill-step");
        var strip = new ProblemStrip();
        strip.setId("fill-problem");
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "fill-scroll");
        form.getStyleClass().add("fill-form");
        var middle = new HBox(scroll, preview());
        middle.getStyleClass().add("fill-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(strip, middle);
        describe();
        model.chosenProperty().subscribe(_ -> build());
        model.sketchProperty().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
    }

    /// Enter in a field of one line creates what is ready; in others Ctrl+Enter does.
    private void enter(KeyEvent event) {
        boolean single = event.getTarget() instanceof TextField;
        if (event.getCode() == KeyCode.ENTER && (single || event.isShortcutDown())) {
            model.create();
            event.consume();
        }
    }

    /// What has the focus first.
    Node first() {
        return form;
    }

    private void describe() {
        description.setId("new-migration-description");
        description.setAccessibleText("What the migration does");
        description.textProperty().bindBidirectional(model.descriptionProperty());
    }

    private void build() {
        fields.clear();
        form.getChildren().clear();
        var parameters = model.template().map(Template::parameters).orElse(List.of());
        var what = new Label("What does it do?");
        what.setLabelFor(description);
        what.getStyleClass().add("field-label");
        var box = new VBox(what, description);
        box.getStyleClass().add("field");
        List<TemplateParameter> given = parameters.stream().filter(it -> !it.asked()).toList();
        parameters.stream().filter(TemplateParameter::asked).forEach(this::add);
        form.getChildren().add(box);
        if (parameters.isEmpty()) {
            description.setPromptText("for example: add price to items");
        }
        if (!given.isEmpty()) {
            var more = new Label("Unless you say otherwise");
            more.getStyleClass().add("fill-more");
            form.getChildren().add(more);
            given.forEach(this::add);
        }
    }

    private void add(TemplateParameter parameter) {
        var field = new ParameterField(model, parameter);
        fields.add(field);
        form.getChildren().add(field);
    }

    private Node preview() {
        files.setId("new-migration-files");
        files.setAccessibleText("Files that will be created");
        files.getStyleClass().add("fill-files");
        files.setFixedCellSize(FILE_HEIGHT);
        files.setCellFactory(_ -> new FileCell());
        files.setPlaceholder(new Label("No file yet."));
        files.getSelectionModel().selectedIndexProperty().subscribe(_ -> showCode());
        code.setId("new-migration-code");
        VBox.setVgrow(code, Priority.ALWAYS);
        var box = new VBox(files, code, missing);
        missing.setId("new-migration-missing");
        box.getStyleClass().add("fill-preview");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void show(Sketch sketch) {
        fields.forEach(field -> field.show(sketch));
        if (model.template().isPresent()) {
            description.setPromptText(sketch.description());
        }
        int selected = Math.max(0, files.getSelectionModel().getSelectedIndex());
        List<String> paths = sketch.files().stream().map(Sketch.SketchedFile::path).toList();
        if (!paths.equals(files.getItems())) {
            files.getItems().setAll(paths);
            double height = Math.clamp(paths.size(), 1, MOST_FILES) * FILE_HEIGHT + 4;
            files.setMinHeight(height);
            files.setPrefHeight(height);
            files.setMaxHeight(height);
            files.getSelectionModel().select(Math.min(selected, paths.size() - 1));
        }
        showCode();
        missing.setText(
                sketch.missing().isEmpty()
                        ? ""
                        : "Still needed: %s.".formatted(String.join(", ", sketch.missing())));
        missing.setVisible(!sketch.missing().isEmpty());
        missing.setManaged(!sketch.missing().isEmpty());
    }

    private void showCode() {
        var shown = model.sketchProperty().get().files();
        int selected = files.getSelectionModel().getSelectedIndex();
        List<CodeLine> lines =
                selected >= 0 && selected < shown.size() ? shown.get(selected).lines() : List.of();
        if (!lines.equals(code.getItems())) {
            code.show(lines);
        }
    }

    /// Gives the focus on to its first field.
    private final class Form extends VBox {
        @Override
        public void requestFocus() {
            fields.stream()
                    .findFirst()
                    .filter(field -> model.template().isPresent() && field.asked())
                    .ifPresentOrElse(ParameterField::focus, description::requestFocus);
        }
    }

    private static final class FileCell extends ListCell<String> {
        FileCell() {
            setMnemonicParsing(false);
        }

        @Override
        protected void updateItem(@Nullable String path, boolean empty) {
            super.updateItem(path, empty);
            setText(empty || path == null ? "" : path);
        }
    }
}
