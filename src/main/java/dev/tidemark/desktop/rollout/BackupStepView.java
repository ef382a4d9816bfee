package dev.tidemark.desktop.rollout;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.rollout.StepRecord;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The backup that is demanded, how far it is, and what came of it.
final class BackupStepView extends BorderPane {
    private final BackupViewModel model;
    private final Label headline = new Paragraph("", Styles.TITLE_4);
    private final Label detail = new Paragraph();
    private final Label offered = new Paragraph("", "state-changed");
    private Node asked = new VBox();

    /// @param demand what is demanded, a sentence
    /// @param start begins it
    BackupStepView(BackupViewModel model, ObservableValue<String> demand, Runnable start) {
        this.model = model;
        getStyleClass().add("rollout-backup");
        getStylesheets().add(Theme.sheet(BackupStepView.class, "rollout.css"));
        headline.setId("backup-headline");
        detail.setId("backup-detail");
        var wanted = new Paragraph();
        wanted.setId("backup-demand");
        wanted.textProperty().bind(demand);
        offered.setId("backup-offer");
        var make = new Button("Make the backup");
        make.setId("backup-start");
        make.setOnAction(_ -> start.run());
        make.disableProperty().bind(model.mayStart().not());
        var stop = new Button("Stop");
        stop.setId("backup-stop");
        stop.setOnAction(_ -> model.stop());
        stop.visibleProperty().bind(model.workingProperty());
        stop.managedProperty().bind(model.workingProperty());
        make.visibleProperty().bind(model.wantedProperty());
        model.offerProperty()
                .subscribe(_ ->
                        make.setText(
                                model.copies()
                                        ? "Copy on the server, nobody can connect meanwhile"
                                        : "Make the backup"));
        make.managedProperty().bind(make.visibleProperty());
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        var acts = new HBox(make, stop);
        acts.getStyleClass().add("rollout-acts");
        var head = new VBox(headline, detail, wanted, offered, typedName(start), acts, strip);
        head.getStyleClass().add("rollout-head");
        setTop(head);
        var lines = new ListView<>(model.lines());
        lines.setId("backup-lines");
        lines.setAccessibleText("What the backup did");
        lines.visibleProperty().bind(Bindings.isNotEmpty(model.lines()));
        lines.getStyleClass().add("rollout-lines");
        setCenter(lines);
        model.recordProperty().subscribe(_ -> show());
        model.workingProperty().subscribe(_ -> show());
        model.offerProperty().subscribe(_ -> show());
    }

    /// A protected target is named before everybody is locked out of it.
    private Node typedName(Runnable start) {
        var name = new TextField();
        name.setId("backup-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.name()));
        name.textProperty().bindBidirectional(model.typedNameProperty());
        name.setMaxWidth(USE_PREF_SIZE);
        name.setPrefColumnCount(24);
        name.setOnAction(_ -> start.run());
        var label =
                new Paragraph(
                        "This target is protected. To copy it, type its name, %s:"
                                .formatted(model.name()));
        label.setLabelFor(name);
        var box = new VBox(label, name);
        box.getStyleClass().add("rollout-name");
        asked = box;
        return box;
    }

    private void show() {
        var record = model.recordProperty().get();
        headline.getStyleClass().removeAll("state-applied", "state-failed");
        boolean made = record != null && record.state() == StepRecord.State.PASSED;
        detail.setText(made && record != null ? record.detail() : "");
        shown(detail, made);
        var offer = model.offerProperty().get();
        boolean open = model.copies() && !model.satisfied() && !model.workingProperty().get();
        offered.setText(open && offer != null ? "! " + String.join("\n", offer.notes()) : "");
        shown(offered, open);
        shown(asked, open && model.asksForName());
        if (model.workingProperty().get()) {
            headline.setText("Backing up…");
        } else if (record == null) {
            headline.setText("No backup yet");
        } else if (record.state() == StepRecord.State.NOT_DEMANDED) {
            headline.setText("No backup is demanded");
        } else if (record.satisfied()) {
            headline.setText("✓ The backup is made and proved");
            headline.getStyleClass().add("state-applied");
        } else {
            headline.setText("✗ There is no backup that counts");
            headline.getStyleClass().add("state-failed");
        }
    }

    private static void shown(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
