package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.wizard.Paragraph;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An emergency rollback that another process left behind: what it did and what it did not, and how
/// it comes to an end.
final class LeftoverView extends ScrollPane {
    private static final TimeText TIME = new TimeText(ZoneId.systemDefault());

    private final LeftoverViewModel model;
    private final VBox box = new VBox();
    private final TextField reason = new TextField();
    private final ProblemStrip strip = new ProblemStrip();

    LeftoverView(LeftoverViewModel model) {
        this.model = model;
        box.getStyleClass().add("leftover-view");
        setContent(box);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        reason.setId("leftover-reason");
        reason.setPromptText("What you found out");
        reason.setAccessibleText("What became of the steps whose end was not seen");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        model.leftoverProperty().subscribe(_ -> show());
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
    }

    private void show() {
        var left = model.leftover();
        box.getChildren().clear();
        if (left.isEmpty()) {
            return;
        }
        var one = left.get().unfinished();
        var title =
                new Paragraph(
                        "✗ The emergency rollback that %s began at %s did not end"
                                .formatted(one.who(), TIME.minute(one.began())),
                        "title-4",
                        "state-failed");
        title.setId("leftover-title");
        box.getChildren().add(title);
        box.getChildren()
                .add(
                        new Paragraph(
                                "Its process is gone. The application may be stopped. This is what it noted; nothing of it is done again:"));
        var steps = new VBox();
        steps.setId("leftover-steps");
        steps.getStyleClass().add("leftover-steps");
        model.sentences().forEach(text -> steps.getChildren().add(new Paragraph(text)));
        box.getChildren()
                .addAll(
                        steps,
                        new Paragraph(
                                left.get().clear()
                                        ? "The application was stopped and the database is back. Next leads to what is left: verify, start, watch."
                                        : "Look at the application and the database, finish by hand what is missing, and write what you found. Next leads to what is left: verify, start, watch."),
                        reason,
                        settled(),
                        strip);
    }

    private HBox settled() {
        var settle = new Button("It was settled by hand");
        settle.setId("leftover-dismiss");
        settle.setMinWidth(Region.USE_PREF_SIZE);
        settle.disableProperty().bind(model.reasonProperty().map(String::isBlank));
        settle.setOnAction(_ -> model.dismiss());
        var row =
                new HBox(
                        settle,
                        new Paragraph(
                                "Starts nothing. The reason is kept, and the ways back are open again.",
                                "quiet"));
        row.getStyleClass().add("leftover-settled");
        return row;
    }
}
