package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.backup.HowViewModel.Way;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// How a backup is made, what that does to the server, and what it comes to.
final class HowView extends ScrollPane {
    private final HowViewModel model;
    private final ToggleGroup ways = new ToggleGroup();
    private final ProblemStrip strip = new ProblemStrip();
    private final Paragraph summary = new Paragraph("", "text-bold");
    private final Paragraph facts = new Paragraph("", "quiet");

    HowView(HowViewModel model) {
        this.model = model;
        getStyleClass().add("edge-to-edge");
        setFitToWidth(true);
        summary.setId("backup-summary");
        facts.setId("backup-facts");
        shownWhile(summary, summary.textProperty().isNotEmpty());
        shownWhile(facts, facts.textProperty().isNotEmpty());
        var box =
                new VBox(
                        way("backup-custom", "pg_dump, one file", Way.CUSTOM),
                        way(
                                "backup-directory",
                                "pg_dump, a file for each table, several at once",
                                Way.DIRECTORY),
                        options(),
                        explanation(
                                "Others go on reading and writing; ALTER TABLE waits until it has ended. Don't run migrations meanwhile.",
                                model.wayProperty().isNotEqualTo(Way.COPY)),
                        way("backup-copy", "Copy on the server, where no pg_dump fits", Way.COPY),
                        explanation(
                                "Nobody may be connected, and nobody can connect until it is copied. This window's own sessions are closed meanwhile. The copy is lost with the server.",
                                model.wayProperty().isEqualTo(Way.COPY)),
                        note(),
                        summary,
                        facts,
                        strip,
                        typedName());
        box.getStyleClass().add("backup-step");
        setContent(box);
        model.planProperty().subscribe(_ -> show());
        model.planningProperty().subscribe(_ -> show());
        model.problemProperty().subscribe(this::showProblem);
    }

    private RadioButton way(String id, String text, Way way) {
        var button = new RadioButton(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setToggleGroup(ways);
        button.setOnAction(_ -> model.wayProperty().set(way));
        model.wayProperty().subscribe(now -> button.setSelected(now == way));
        return button;
    }

    private Node options() {
        var jobs = number("backup-jobs", "Tables at once", 1, 32, model.jobsProperty());
        jobs.disableProperty().bind(model.wayProperty().isNotEqualTo(Way.DIRECTORY));
        var compression =
                number("backup-compression", "Compression", 0, 9, model.compressionProperty());
        var row =
                new HBox(
                        new Label("Tables at once"),
                        jobs,
                        new Label("Compression, 0 to 9"),
                        compression);
        row.getStyleClass().addAll("backup-line", "backup-options");
        shownWhile(row, model.wayProperty().isNotEqualTo(Way.COPY));
        return row;
    }

    private static Spinner<Integer> number(
            String id, String name, int least, int most, IntegerProperty value) {
        var spinner = new Spinner<Integer>(least, most, value.get());
        spinner.setId(id);
        spinner.setAccessibleText(name);
        spinner.setPrefWidth(90);
        spinner.valueProperty().subscribe(now -> value.set(now));
        return spinner;
    }

    private static Node explanation(String text, BooleanExpression shown) {
        var paragraph = new Paragraph(text, "quiet", "backup-explanation");
        shownWhile(paragraph, shown);
        return paragraph;
    }

    private Node note() {
        var field = new TextField();
        field.setId("backup-note");
        field.setPromptText("For example: before 2.4; may stay empty");
        field.setPrefColumnCount(32);
        field.textProperty().bindBidirectional(model.noteProperty());
        var label = new Label("Words to keep with it");
        label.setLabelFor(field);
        var row = new HBox(label, field);
        row.getStyleClass().add("backup-line");
        return row;
    }

    private Node typedName() {
        var name = new TextField();
        name.setId("backup-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.targetName()));
        name.textProperty().bindBidirectional(model.typedNameProperty());
        var label =
                new Paragraph(
                        "This target is protected, and nobody can connect meanwhile. Type its name, %s:"
                                .formatted(model.targetName()));
        label.setLabelFor(name);
        name.setMaxWidth(USE_PREF_SIZE);
        name.setPrefColumnCount(24);
        var box = new VBox(label, name);
        box.getStyleClass().add("backup-name-box");
        shownWhile(box, model.asksForName());
        return box;
    }

    private static void shownWhile(Node node, BooleanExpression condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void show() {
        var plan = model.planProperty().get();
        if (plan == null) {
            summary.setText(model.planningProperty().get() ? "Looking what it takes…" : "");
            facts.setText("");
            return;
        }
        summary.setText(plan.summary() + ".");
        var lines = new ArrayList<String>();
        if (plan.free() >= 0) {
            lines.add(
                    "Into %s, which has %s free."
                            .formatted(plan.request().folder(), BackupWords.bytes(plan.free())));
        }
        lines.addAll(plan.notes());
        facts.setText(String.join("\n", lines));
    }

    private void showProblem(@Nullable Problem problem) {
        var ways = new ArrayList<Action>();
        if (problem != null) {
            ways.add(
                    Action.of(
                            "backup-again",
                            "Look again",
                            "Looks again what it takes.",
                            BootstrapIcons.ARROW_CLOCKWISE,
                            model::replan));
            if (problem.code() == ProblemCode.BACKUP_PROGRAM_MISSING) {
                ways.addFirst(
                        Action.of(
                                "backup-use-copy",
                                "Copy on the server instead",
                                "Chooses a copy on the server.",
                                BootstrapIcons.FILES,
                                () -> model.wayProperty().set(Way.COPY)));
            }
        }
        strip.show(problem, List.copyOf(ways));
    }
}
