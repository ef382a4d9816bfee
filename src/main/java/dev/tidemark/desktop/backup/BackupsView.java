package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of backups, and above it what goes on or is asked.
final class BackupsView extends BorderPane {
    private final BackupsViewModel model;
    private final BackupActions actions;
    private final ListView<Catalogue.Entry> list = new ListView<>();
    private final Label count = new Label();
    private final Paragraph unfinished = new Paragraph("", "backup-unfinished");

    BackupsView(BackupsViewModel model, BackupActions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("backups-view");
        getStylesheets().add(Theme.sheet(BackupsView.class, "backup.css"));
        var strip = new ProblemStrip();
        model.problemProperty()
                .subscribe(problem ->
                        strip.show(
                                problem, problem == null ? List.of() : List.of(actions.refresh())));
        setTop(
                new VBox(
                        head(),
                        strip,
                        new BackupWorkView(model.work(), "backups-work", this::waysOut),
                        new RemovalBar(model.removal(), model::remove)));
        fill();
        setCenter(list);
        unfinished.setId("backups-unfinished");
        setBottom(new VBox(unfinished, new KeptView(model.kept(), actions)));
        model.catalogueProperty().subscribe(_ -> showCount());
        model.readingProperty().subscribe(_ -> showCount());
    }

    private Node head() {
        var title = new Label("Backups");
        title.getStyleClass().add("title-3");
        count.setId("backups-count");
        count.getStyleClass().add("quiet");
        var verify = new MenuButton("Verify again", new FontIcon(BootstrapIcons.PATCH_CHECK));
        verify.setId("backups-verify");
        verify.disableProperty()
                .bind(javafx.beans.binding.Bindings.not(actions.verify().getFirst().enabled()));
        verify.getItems().setAll(actions.verify().stream().map(Buttons::menuItem).toList());
        var row = new FlowPane(title, count);
        var make = Buttons.of(actions.backUp());
        make.getStyleClass().add("accent");
        row.getChildren()
                .addAll(
                        make,
                        verify,
                        Buttons.of(actions.restore()),
                        Buttons.of(actions.delete()),
                        Buttons.of(actions.keep()));
        row.getChildren().add(Buttons.iconOnly(actions.refresh()));
        row.getStyleClass().add("backups-head");
        return row;
    }

    private List<Action> waysOut(Problem problem) {
        return problem.code() == ProblemCode.DATABASE_IN_USE && model.kept().swapping()
                ? List.of(
                        Action.of(
                                "kept-swap-ending",
                                "Change names and end their sessions…",
                                "Asks again, with their sessions ended.",
                                BootstrapIcons.ARROW_LEFT_RIGHT,
                                model.kept()::askToSwapAndEndSessions))
                : List.of();
    }

    private void fill() {
        list.setItems(model.entries());
        list.setId("backups-list");
        list.getStyleClass().add("backup-rows");
        list.setAccessibleText("Backups, the latest first");
        list.setCellFactory(_ -> new BackupCell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                actions.restore().fire();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                actions.restore().fire();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                actions.delete().fire();
                event.consume();
            }
        });
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> {
                    if (entry != null) {
                        model.selectedProperty().set(entry);
                    }
                });
        model.selectedProperty().subscribe(this::select);
    }

    private void select(Catalogue.@Nullable Entry entry) {
        if (entry == null) {
            list.getSelectionModel().clearSelection();
        } else if (!entry.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(entry);
        }
    }

    private void showCount() {
        var known = model.catalogueProperty().get();
        boolean reading = model.readingProperty().get();
        count.setText(
                known == null
                        ? reading ? "Reading the folder…" : ""
                        : "%,d in %s".formatted(known.entries().size(), known.folder()));
        var empty =
                new Label(
                        known == null
                                ? reading ? "Reading the folder…" : "The folder was not read."
                                : "There is no backup of %s yet.\nNothing but a backup brings back data that a migration removed."
                                        .formatted(model.targetName()));
        empty.getStyleClass().add("backups-empty");
        list.setPlaceholder(empty);
        showUnfinished(known == null ? List.of() : known.unfinished());
    }

    private void showUnfinished(List<Path> folders) {
        unfinished.setVisible(!folders.isEmpty());
        unfinished.setManaged(!folders.isEmpty());
        unfinished.setText(
                "! No backup, unfinished or without a record that can be read: %s. Where no backup is being made they may be deleted."
                        .formatted(
                                folders.stream()
                                        .map(folder -> String.valueOf(folder.getFileName()))
                                        .collect(Collectors.joining(", "))));
    }

    /// Gives the focus to the list.
    void enter() {
        list.requestFocus();
    }
}
