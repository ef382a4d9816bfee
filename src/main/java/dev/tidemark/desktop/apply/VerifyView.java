package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.apply.VerifyViewModel.Verdict;
import dev.tidemark.desktop.problem.ProblemStrip;
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
    private final Label verdict = new Label();

    VerifyView(VerifyViewModel model) {
        this.model = model;
        getStyleClass().add("verify-view");
        verdict.setId("verify-verdict");
        verdict.getStyleClass().addAll(Styles.TITLE_4, "verify-verdict");
        var again = new Button("Verify again");
        again.setId("verify-again");
        again.setOnAction(_ -> model.check());
        again.disableProperty().bind(model.verdictProperty().isEqualTo(Verdict.CHECKING));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(verdict, space, again);
        head.getStyleClass().add("verify-head");
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        setTop(new VBox(head, decision(), strip));
        setCenter(new CheckList(model.checks()));
        model.verdictProperty().subscribe(this::show);
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
        accept.setOnAction(_ -> model.accept());
        var reject = new Button("Count as failed");
        reject.setId("verify-reject");
        reject.setMinWidth(Region.USE_PREF_SIZE);
        reject.setOnAction(_ -> model.reject());
        var row = new HBox(text, accept, reject);
        row.getStyleClass().add("verify-decision");
        var open = Bindings.equal(model.verdictProperty(), Verdict.INCONCLUSIVE);
        row.visibleProperty().bind(open);
        row.managedProperty().bind(open);
        return row;
    }

    private void show(Verdict now) {
        verdict.setText(
                switch (now) {
                            case PASSED, ACCEPTED -> "✓ ";
                            case FAILED, REJECTED -> "✗ ";
                            case INCONCLUSIVE -> "? ";
                            case NOT_YET, CHECKING -> "";
                        }
                        + now.text());
        verdict.getStyleClass().removeAll("state-applied", "state-failed", "state-changed");
        switch (now) {
            case PASSED, ACCEPTED -> verdict.getStyleClass().add("state-applied");
            case FAILED, REJECTED -> verdict.getStyleClass().add("state-failed");
            case INCONCLUSIVE -> verdict.getStyleClass().add("state-changed");
            case NOT_YET, CHECKING -> {}
        }
    }
}
