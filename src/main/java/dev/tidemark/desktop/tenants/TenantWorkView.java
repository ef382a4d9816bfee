package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Work that goes on, and Stop; afterwards what went wrong. Takes no room where there is neither.
final class TenantWorkView extends VBox {
    /// @param id of the box; its button is `<id>-stop`
    TenantWorkView(TenantWork work, String id) {
        setId(id);
        getStyleClass().add("tenant-work");
        var text = new Paragraph();
        text.setId(id + "-text");
        text.textProperty().bind(work.textProperty());
        var bar = new ProgressBar();
        bar.progressProperty().bind(work.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress");
        var texts = new VBox(text, bar);
        texts.getStyleClass().add("field-group");
        HBox.setHgrow(texts, Priority.ALWAYS);
        var stop = new Button("Stop");
        stop.setId(id + "-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> work.stop());
        var row = new HBox(texts, stop);
        row.getStyleClass().add("field-row");
        Fields.only(row, work.runningProperty());
        var strip = new ProblemStrip();
        work.problemProperty().subscribe(it -> strip.show(it, List.of()));
        getChildren().addAll(row, strip);
        var anything = work.runningProperty().or(work.problemProperty().isNotNull());
        visibleProperty().bind(anything);
        managedProperty().bind(anything);
    }
}
