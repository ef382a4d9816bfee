package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.backup.WhatViewModel.Kind;
import dev.tidemark.desktop.problem.ProblemStrip;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The first step of the backup wizard: the whole database, some schemas, or some tables.
final class WhatView extends VBox {
    private final WhatViewModel model;
    private final ToggleGroup kinds = new ToggleGroup();

    WhatView(WhatViewModel model) {
        this.model = model;
        getStyleClass().add("backup-step");
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "backup-parts-again",
                        "Read again",
                        "Asks the database for its schemas and tables.",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::read);
        model.problemProperty()
                .subscribe(problem ->
                        strip.show(problem, problem == null ? List.of() : List.of(again)));
        getChildren()
                .addAll(
                        kind("backup-whole", "The whole database", Kind.WHOLE),
                        kind("backup-schemas", "Some schemas, with all they hold", Kind.SCHEMAS),
                        kind("backup-tables", "Some tables, with their partitions", Kind.TABLES),
                        strip,
                        parts("backup-schema-list", "Schemas", model.schemas(), Kind.SCHEMAS),
                        parts("backup-table-list", "Tables", model.tables(), Kind.TABLES));
    }

    private Node kind(String id, String text, Kind kind) {
        var button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(kinds);
        button.setSelected(model.kindProperty().get() == kind);
        button.setOnAction(_ -> model.kindProperty().set(kind));
        return button;
    }

    private Node parts(String id, String name, ObservableList<Part> parts, Kind kind) {
        var list = new PartList(id, name, parts);
        VBox.setVgrow(list, Priority.ALWAYS);
        var shown = model.kindProperty().isEqualTo(kind).and(model.problemProperty().isNull());
        list.visibleProperty().bind(shown);
        list.managedProperty().bind(shown);
        return list;
    }
}
