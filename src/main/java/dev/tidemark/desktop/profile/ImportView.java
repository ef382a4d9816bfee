package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What was found elsewhere, each with a box to take it over.
final class ImportView extends BorderPane {
    private static final double ROW = 84;

    private final ImportViewModel model;

    ImportView(ImportViewModel model) {
        this.model = model;
        setId("import");
        getStyleClass().add("import");
        getStylesheets().add(Theme.sheet(ImportView.class, "profile.css"));
        var title = new Label("Import connections");
        title.getStyleClass().add("title-2");
        var text =
                new Label(
                        "Found in pg_service.conf, .pgpass, DATABASE_URL and the PG* variables. A profile"
                                + " is made of each that you choose; what is there stays as it is.");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("text-muted");
        var problem = new ProblemStrip();
        model.problemProperty().subscribe(shown -> problem.show(shown, List.of()));
        var content = new VBox(title, text, problem, unread(), list(), passwords());
        content.getStyleClass().add("import-content");
        setCenter(content);
        setBottom(buttons());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.cancel();
                        event.consume();
                    }
                });
    }

    private ListView<ImportEntry> list() {
        var list = new ListView<>(model.entries());
        list.setId("import-list");
        list.getStyleClass().add("import-list");
        list.setAccessibleText("Connections that were found");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new ImportCell());
        var empty = new Label();
        empty.textProperty()
                .bind(
                        Bindings.when(model.lookingProperty())
                                .then("Looking …")
                                .otherwise("Nothing was found."));
        list.setPlaceholder(empty);
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    var entry = list.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.SPACE && entry != null) {
                        entry.chosenProperty().set(!entry.chosenProperty().get());
                        event.consume();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private VBox unread() {
        var box = new VBox();
        InvalidationListener fill =
                _ ->
                        box.getChildren()
                                .setAll(
                                        model.problems().stream()
                                                .map(problem -> {
                                                    var strip = new ProblemStrip();
                                                    strip.show(problem, List.of());
                                                    return (Node) strip;
                                                })
                                                .toList());
        model.problems().addListener(fill);
        return box;
    }

    private HBox passwords() {
        var keep = new ChoiceBox<SourceKind>();
        keep.setId("import-keep");
        keep.getItems().setAll(SourceKind.ASK, SourceKind.KEYCHAIN, SourceKind.FILE);
        keep.setAccessibleText("Where passwords that were found are kept");
        keep.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(SourceKind kind) {
                        return kind == null
                                ? ""
                                : kind == SourceKind.ASK
                                        ? "In memory, until Tidemark ends"
                                        : kind.text();
                    }

                    @Override
                    public SourceKind fromString(String text) {
                        throw new UnsupportedOperationException();
                    }
                });
        keep.valueProperty().bindBidirectional(model.keepProperty());
        var row = new HBox(new Label("Keep passwords that were found"), keep);
        row.getStyleClass().add("form-line");
        row.visibleProperty().bind(model.withPasswordProperty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private HBox buttons() {
        var cancel = new Button("Cancel");
        cancel.setId("import-cancel");
        cancel.setOnAction(_ -> model.cancel());
        var make = new Button();
        make.setId("import-make");
        make.setDefaultButton(true);
        make.textProperty()
                .bind(
                        model.chosenProperty()
                                .map(count ->
                                        count.intValue() == 1
                                                ? "Make 1 profile"
                                                : "Make %d profiles".formatted(count.intValue())));
        make.disableProperty().bind(model.chosenProperty().isEqualTo(0));
        make.setOnAction(_ -> model.make());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var row = new HBox(cancel, room, make);
        row.getStyleClass().add("profile-buttons");
        return row;
    }
}
