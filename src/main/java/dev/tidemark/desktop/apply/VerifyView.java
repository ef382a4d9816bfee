package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.engine.verify.Check;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The checks after the run and what they say together.
final class VerifyView extends BorderPane {
    private final VerifyViewModel model;
    private final VerdictLabel verdict = new VerdictLabel();

    VerifyView(VerifyViewModel model) {
        this.model = model;
        getStyleClass().add("verify-view");
        var again = new Button("Verify again");
        again.setId("verify-again");
        again.setOnAction(_ -> model.check());
        again.disableProperty().bind(model.checkingProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(verdict, space, again);
        head.getStyleClass().add("verify-head");
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        setTop(new VBox(head, decision(), strip));
        setCenter(new CheckList(model.checks()));
        model.verdictProperty().subscribe(_ -> show());
        model.decisionProperty().subscribe(_ -> show());
        model.checkingProperty().subscribe(_ -> show());
    }

    private Node decision() {
        var text =
                new Label(
                        "Not everything could be found out from here. Look for yourself, then say how this rollout counts.");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var accept = new Button("Accept as good");
        accept.setId("verify-accept");
        accept.setMinWidth(Region.USE_PREF_SIZE);
        accept.setOnAction(_ -> model.decide(Check.Result.PASSED));
        var reject = new Button("Count as failed");
        reject.setId("verify-reject");
        reject.setMinWidth(Region.USE_PREF_SIZE);
        reject.setOnAction(_ -> model.decide(Check.Result.FAILED));
        var row = new HBox(text, accept, reject);
        row.getStyleClass().add("verify-decision");
        var open =
                Bindings.createBooleanBinding(
                        model::open, model.verdictProperty(), model.decisionProperty());
        row.visibleProperty().bind(open);
        row.managedProperty().bind(open);
        return row;
    }

    private void show() {
        var known = model.verdictProperty().get();
        var decided = model.decisionProperty().get();
        if (known == null) {
            verdict.quiet(model.text());
        } else {
            verdict.show(decided == null ? known.result() : decided, model.text());
        }
    }
}
