package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.DifferencePane;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.archive.ByteSize;
import dev.tidemark.engine.problem.Problem;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The versions of a file at the left, and what became of the chosen one since then.
final class VersionsView extends BorderPane {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final double ROW = 46;

    private final VersionsViewModel model;
    private final ListView<LocalHistory.Version> list = new ListView<>();
    private final DifferencePane difference =
            new DifferencePane("What changed since the chosen version");
    private final ProblemStrip problems = new ProblemStrip();
    private final Label empty =
            new Label("No version is kept yet. Each save keeps one, of the last fifty.");

    VersionsView(VersionsViewModel model) {
        this.model = model;
        getStyleClass().add("versions");
        list.setId("versions-list");
        list.setAccessibleText("Versions that were saved, newest first");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell(model));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.look(chosen);
                    }
                });
        empty.setWrapText(true);
        empty.getStyleClass().add("versions-empty");
        difference.tools(restore(), back());
        var strip = new VBox(problems);
        strip.getStyleClass().add("editor-problems");
        strip.visibleProperty().bind(problems.visibleProperty());
        strip.managedProperty().bind(problems.visibleProperty());
        setTop(strip);
        setLeft(list);
        setCenter(new StackPane());
        model.versionsProperty().subscribe(this::show);
        model.lookedProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::fail);
    }

    private Button restore() {
        var button =
                Buttons.of(
                        Action.of(
                                        "versions.restore",
                                        "Restore this version",
                                        "Takes its text; Undo takes it back, and nothing is saved",
                                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                                        model::restore)
                                .when(
                                        Bindings.createBooleanBinding(
                                                () -> model.lookedProperty().get() != null,
                                                model.lookedProperty())));
        button.getStyleClass().add("accent");
        return button;
    }

    private Button back() {
        return Buttons.of(
                Action.of(
                        "versions.back",
                        "Back to the text",
                        "",
                        BootstrapIcons.ARROW_LEFT,
                        model::close));
    }

    private void show(@Nullable List<LocalHistory.Version> versions) {
        if (versions == null) {
            list.getItems().clear();
            return;
        }
        list.getItems().setAll(versions);
        if (versions.isEmpty()) {
            setLeft(null);
            var box = new VBox(empty, back());
            box.getStyleClass().add("editor-empty");
            setCenter(box);
        } else {
            setLeft(list);
            // The newest one is usually what is in the file now.
            list.getSelectionModel().select(versions.size() > 1 ? 1 : 0);
            list.requestFocus();
        }
    }

    private void show(VersionsViewModel.@Nullable Looked looked) {
        if (looked != null) {
            difference.show(time(looked.version(), model), "Here now", looked.sinceThen());
            setCenter(difference);
        }
    }

    private void fail(@Nullable Problem problem) {
        problems.show(problem, List.of());
    }

    private static String time(LocalHistory.Version version, VersionsViewModel model) {
        return SECOND.format(version.at().atZone(model.clock().getZone()));
    }

    private static final class Cell extends ListCell<LocalHistory.Version> {
        private final VersionsViewModel model;
        private final Label time = new Label();
        private final Label ago = new Label();
        private final Label size = new Label();
        private final VBox row;

        Cell(VersionsViewModel model) {
            this.model = model;
            ago.getStyleClass().add("text-muted");
            size.getStyleClass().add("text-muted");
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            row = new VBox(time, new HBox(ago, room, size));
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(LocalHistory.@Nullable Version version, boolean nothing) {
            super.updateItem(version, nothing);
            if (nothing || version == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            time.setText(time(version, model));
            ago.setText(TimeText.ago(version.at(), model.clock().instant()));
            size.setText(ByteSize.text(version.size()));
            setGraphic(row);
            setAccessibleText("%s, %s".formatted(time.getText(), size.getText()));
        }
    }
}
