package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.run.Resume;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What will run: the migrations, how each runs, their scripts, and what stands in the way.
public final class PlanView extends BorderPane {
    private static final String ALL = "Everything pending";

    private final PlanViewModel model;
    private final DryRunViewModel dryRun;
    private final Runnable tryOut;
    private final ObstacleWays ways;
    private final ProblemStrip problem = new ProblemStrip();
    private final VBox obstacles = new VBox();
    private final Label status = new Label();
    private final Label notes = new Label();
    private final SplitPane lists;
    private final ScrollPane blocked = new ScrollPane(obstacles);

    /// @param tryOut starts a dry run of what is shown
    public PlanView(
            PlanViewModel model, DryRunViewModel dryRun, Navigator navigator, Runnable tryOut) {
        this.model = model;
        this.dryRun = dryRun;
        this.tryOut = tryOut;
        this.ways = new ObstacleWays(model, navigator);
        getStyleClass().add("plan-view");
        obstacles.getStyleClass().add("plan-obstacles");
        blocked.setFitToWidth(true);
        blocked.getStyleClass().add("edge-to-edge");
        status.setId("plan-status");
        status.getStyleClass().add(Styles.TEXT_BOLD);
        status.setWrapText(true);
        notes.getStyleClass().add("quiet");
        notes.setWrapText(true);
        notes.setMinHeight(Region.USE_PREF_SIZE);
        lists = lists();
        setTop(head());
        setCenter(new StackPane(lists, blocked));
        setBottom(dryRunPanel());
        model.readProperty().subscribe(this::show);
        model.readingProperty().subscribe(this::tell);
        model.problemProperty().subscribe(this::failed);
    }

    private Node head() {
        var row = new FlowPane(upToLabel(), upTo(), outOfOrder(), resumeChoice(), again());
        row.getStyleClass().add("plan-options");
        var head = new VBox(row, status, notes, archive(), problem);
        head.getStyleClass().add("plan-head");
        return head;
    }

    private Node upToLabel() {
        var label = new Label("Apply up to");
        label.visibleProperty().bind(everything());
        label.managedProperty().bind(everything());
        return label;
    }

    private javafx.beans.binding.BooleanBinding everything() {
        return Bindings.createBooleanBinding(
                () ->
                        model.requestProperty().get() instanceof ApplyRequest.Everything
                                || model.requestProperty().get() instanceof ApplyRequest.UpTo,
                model.requestProperty());
    }

    private Node upTo() {
        var box = new ComboBox<String>();
        box.setId("plan-up-to");
        box.setAccessibleText("Apply up to");
        box.getItems().add(ALL);
        box.visibleProperty().bind(everything());
        box.managedProperty().bind(everything());
        EventHandler<ActionEvent> chosen =
                _ -> {
                    String value = box.getValue();
                    if (value != null && box.getItems().size() > 1) {
                        model.upToProperty().set(value.equals(ALL) ? null : value);
                    }
                };
        model.pending()
                .subscribe(() -> {
                    String wanted = model.upToProperty().get();
                    // Other items choose another one for a moment, which nobody asked for.
                    box.setOnAction(null);
                    box.getItems().setAll(model.pending());
                    box.getItems().addFirst(ALL);
                    box.setValue(wanted == null ? ALL : wanted);
                    box.setOnAction(chosen);
                });
        box.setValue(model.upToProperty().get() == null ? ALL : model.upToProperty().get());
        box.setOnAction(chosen);
        return box;
    }

    private Node outOfOrder() {
        var box = new CheckBox("Also apply pending ones below applied ones");
        box.setId("plan-out-of-order");
        box.selectedProperty().bindBidirectional(model.outOfOrderProperty());
        box.visibleProperty().bind(model.outOfOrderProperty());
        box.managedProperty().bind(model.outOfOrderProperty());
        return box;
    }

    private Node archive() {
        var box = new CheckBox("Bring back the data that an earlier rollback saved");
        box.setId("plan-bring-back");
        box.selectedProperty().bindBidirectional(model.bringsBackProperty());
        var text = new Paragraph("", "quiet");
        text.setId("plan-archived");
        var both = new VBox(box, text);
        both.getStyleClass().add("plan-archive");
        model.readProperty()
                .subscribe(() -> {
                    var entries = model.archived();
                    both.setVisible(!entries.isEmpty());
                    both.setManaged(!entries.isEmpty());
                    text.setText(PlanWords.archived(entries));
                });
        return both;
    }

    private Node resumeChoice() {
        var label = new Label("Unfinished step whose end can't be seen");
        var box = new ComboBox<Resume.Choice>();
        box.setId("plan-resume-choice");
        box.setAccessibleText(label.getText());
        box.getItems().setAll(Resume.Choice.values());
        box.setConverter(new ResumeChoiceText());
        box.valueProperty().bindBidirectional(model.choiceProperty());
        var row = new HBox(label, box);
        row.getStyleClass().add("plan-resume");
        var resumes =
                Bindings.createBooleanBinding(
                        () -> model.requestProperty().get() instanceof ApplyRequest.Resume,
                        model.requestProperty());
        row.visibleProperty().bind(resumes);
        row.managedProperty().bind(resumes);
        return row;
    }

    private Node again() {
        var button = new Button("Read again");
        button.setId("plan-again");
        button.setOnAction(_ -> model.replan());
        return button;
    }

    private SplitPane lists() {
        var list = new ListView<>(model.rows());
        list.setId("plan-rows");
        list.setAccessibleText("Migrations of the plan, in the order in which they run");
        list.getStyleClass().add("plan-rows");
        list.setCellFactory(_ -> new PlanRowCell());
        list.getSelectionModel().selectedItemProperty().subscribe(model::preview);
        // A change listener, because the list's own one, which comes before it, clears the
        // selection.
        model.rows()
                .addListener(
                        (ListChangeListener<PlanRow>) _ -> list.getSelectionModel().selectFirst());
        var script = new CodeList("Script of the selected migration");
        script.setId("plan-script");
        script.getStyleClass().add("framed");
        model.previewProperty().subscribe(script::show);
        var split = new SplitPane(list, script);
        split.setDividerPositions(0.5);
        return split;
    }

    private Node dryRunPanel() {
        var start = new Button("Dry run");
        start.setId("dry-run");
        start.setAccessibleHelp(
                "Runs everything in one transaction and rolls it back; its locks are real while it lasts.");
        start.disableProperty().bind(model.readyProperty().not());
        start.visibleProperty().bind(dryRun.runningProperty().not());
        start.managedProperty().bind(start.visibleProperty());
        start.setOnAction(_ -> tryOut.run());
        var stop = new Button("Stop dry run");
        stop.setId("dry-run-stop");
        stop.visibleProperty().bind(dryRun.runningProperty());
        stop.managedProperty().bind(dryRun.runningProperty());
        stop.setOnAction(_ -> dryRun.stop());
        var text = new Label();
        text.setId("dry-run-summary");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.textProperty()
                .bind(
                        Bindings.when(dryRun.summaryProperty().isEmpty())
                                .then(
                                        "Runs everything in one transaction and rolls it back. Its locks are real while it lasts.")
                                .otherwise(dryRun.summaryProperty()));
        start.setMinWidth(Region.USE_PREF_SIZE);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(start, stop, text);
        row.getStyleClass().add("plan-dry-run");
        var strip = new ProblemStrip();
        dryRun.problemProperty().subscribe(found -> strip.show(found, List.of()));
        return new VBox(row, strip);
    }

    private void tell(boolean reading) {
        if (reading) {
            status.setText("Reading files and database…");
        } else {
            show(model.readProperty().get());
        }
    }

    private void failed(dev.tidemark.engine.problem.@Nullable Problem found) {
        problem.show(found, List.of());
        if (found != null) {
            status.setText("There is no plan.");
        }
    }

    private void show(@Nullable PlanReading read) {
        obstacles.getChildren().clear();
        boolean hindered = read != null && !read.obstacles().isEmpty();
        blocked.setVisible(hindered);
        lists.setVisible(!hindered && !model.rows().isEmpty());
        notes.setText("");
        if (read == null) {
            return;
        }
        if (hindered) {
            int count = read.obstacles().size();
            status.setText(
                    count == 1
                            ? "One thing stands in the way."
                            : "%d things stand in the way.".formatted(count));
            int number = 0;
            for (var obstacle : read.obstacles().stream().limit(50).toList()) {
                var strip = new ProblemStrip();
                strip.show(obstacle.problem(), ways.of(obstacle, model.root(), ++number));
                obstacles.getChildren().add(strip);
            }
        } else if (model.rows().isEmpty()) {
            status.setText("Nothing to do: everything that belongs here is applied.");
        } else {
            status.setText(PlanWords.sum(model.rows()));
        }
        read.plan().ifPresent(plan -> notes.setText(String.join("\n", plan.notes())));
        notes.setManaged(!notes.getText().isEmpty());
    }
}
