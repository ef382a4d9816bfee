package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.apply.CheckList;
import dev.tidemark.desktop.apply.VerdictLabel;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Attached;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.rollout.Rollout.Answer;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.verify.Check;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The checks after the run, what they say together, and a person's decision where they can't say.
final class VerifyStepView extends BorderPane implements Attached {
    private final RolloutViewModel rollout;
    private final VerifyViewModel model;
    private final VerdictLabel verdict = new VerdictLabel();

    VerifyStepView(RolloutViewModel rollout) {
        this.rollout = rollout;
        this.model = rollout.verify();
        getStyleClass().add("verify-view");
        getStylesheets().add(Theme.sheet(VerifyStepView.class, "rollout.css"));
        var rounds = new Label();
        rounds.setId("verify-rounds");
        rounds.getStyleClass().add("quiet");
        rounds.textProperty().bind(model.roundsProperty());
        var again = new Button("Verify again");
        again.setId("verify-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> rollout.verifyAgain());
        again.disableProperty()
                .bind(model.checkingProperty().or(rollout.end().finishedProperty().isNotNull()));
        var stop = new Button("Stop");
        stop.setId("verify-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stop());
        stop.visibleProperty().bind(model.checkingProperty());
        stop.managedProperty().bind(model.checkingProperty());
        var back = new Button("Go back…");
        back.setId("verify-go-back");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setTooltip(
                new Tooltip("Ends this rollout as it is, writes its report, opens the ways back"));
        back.setOnAction(_ -> rollout.goBack());
        var bad =
                Bindings.createBooleanBinding(
                        () -> !model.checkingProperty().get() && model.bad(),
                        model.checkingProperty(),
                        model.recordProperty());
        back.visibleProperty().bind(bad);
        back.managedProperty().bind(bad);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(verdict, rounds, space, stop, back, again);
        head.getStyleClass().add("verify-head");
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        var top = new VBox(head, strip, decision());
        top.getStyleClass().add("rollout-verdict");
        setTop(top);
        setCenter(new CheckList(model.checks()));
        model.recordProperty().subscribe(_ -> show());
        model.checkingProperty().subscribe(_ -> show());
    }

    @Override
    public void onAttached() {
        rollout.watched();
    }

    @Override
    public void onDetached() {
        rollout.left();
    }

    private Node decision() {
        var text =
                new Paragraph(
                        "Not everything could be found out from here. Look for yourself, then say how this rollout counts, and why: the report keeps it.");
        var reason = new TextField();
        reason.setId("verify-reason");
        reason.setPromptText("Reason");
        reason.setAccessibleText("Reason of the decision");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        var accept = act("verify-accept", "Accept as good", Answer.YES);
        var reject = act("verify-reject", "Count as failed", Answer.NO);
        var row = new HBox(reason, accept, reject);
        row.getStyleClass().add("verify-decision");
        var box = new VBox(text, row);
        box.getStyleClass().add("rollout-head");
        var open =
                Bindings.createBooleanBinding(
                        () -> {
                            var record = model.recordProperty().get();
                            return record != null && record.state() == State.INCONCLUSIVE;
                        },
                        model.recordProperty());
        box.visibleProperty().bind(open);
        box.managedProperty().bind(open);
        return box;
    }

    private Button act(String id, String text, Answer answer) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.reasonProperty().map(String::isBlank));
        button.setOnAction(_ -> rollout.decide(answer));
        return button;
    }

    private void show() {
        var record = model.recordProperty().get();
        if (model.checkingProperty().get()) {
            verdict.quiet("Checking…");
        } else if (record == null) {
            verdict.quiet("Not verified");
        } else {
            switch (record.state()) {
                case PASSED -> verdict.show(Check.Result.PASSED);
                case FAILED -> verdict.show(Check.Result.FAILED);
                case INCONCLUSIVE -> verdict.show(Check.Result.INCONCLUSIVE);
                case NOT_DEMANDED -> verdict.quiet("! Not passed, and not demanded");
                case NOT_RUN -> verdict.quiet("Not verified");
            }
        }
    }
}
