package dev.tidemark.desktop.repair;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.repair.RepairViewModel.Phase;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The controls of a repair: what it means, what differs, the SQL, why, and one button that does
/// it.
final class RepairView extends BorderPane {
    private static final int MOST_SQL_LINES = 14;
    private static final int MOST_DIFFERENCE_LINES = 22;

    private final RepairViewModel model;
    private final RepairWords words;
    private final Runnable leave;
    private final VBox explanation = new VBox();
    private final ComboBox<String> choice = new ComboBox<>();
    private final CodeList difference = new CodeList("What was applied and the file now");
    private final CodeList sql = new CodeList("The SQL that is sent");
    private final Button commit = new Button();

    /// @param leave closes the page
    RepairView(RepairViewModel model, RepairWords words, Runnable leave) {
        this.model = model;
        this.words = words;
        this.leave = leave;
        getStyleClass().add("repair");
        getStylesheets().add(Theme.sheet(RepairView.class, "repair.css"));
        setTop(head());
        setCenter(middle());
        setBottom(foot());
        model.preparedProperty().subscribe(this::fill);
    }

    private Node head() {
        var title = new Label(words.title());
        title.getStyleClass().add("repair-title");
        var target =
                new Label(
                        "On %s. Nothing happens before you press the button below."
                                .formatted(model.targetName()));
        target.getStyleClass().add("repair-target");
        var strip = new ProblemStrip();
        var again =
                Action.of(
                        "repair.again",
                        "Look again",
                        "Reads files and database again and shows what would be done",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::prepare);
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of(again)));
        var head = new VBox(title, target, strip);
        head.getStyleClass().add("repair-head");
        return head;
    }

    private Node middle() {
        explanation.getStyleClass().add("repair-explanation");
        difference.setId("repair-difference");
        sql.setId("repair-sql");
        choice.setId("repair-choice");
        choice.setAccessibleText(words.choice());
        choice.setOnAction(_ -> {
            if (choice.getValue() != null) {
                model.choose(choice.getValue());
            }
        });
        var choosing = new HBox(new Label(words.choice()), choice);
        choosing.getStyleClass().add("repair-choice");
        showOnly(choosing, !words.choice().isEmpty());
        var body =
                new VBox(
                        choosing,
                        explanation,
                        section("What was applied, and the file now", difference),
                        section("SQL, in one transaction", sql));
        body.getStyleClass().add("repair-body");
        model.preparedProperty().subscribe(prepared -> body.setVisible(prepared != null));
        var pane = new ScrollPane(body);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /// What is asked for stands by the button that waits for it, however long the SQL is.
    private Node foot() {
        var asked = new VBox(reason(), typedName());
        asked.getStyleClass().add("repair-asked");
        model.preparedProperty().subscribe(prepared -> showOnly(asked, prepared != null));
        return new VBox(asked, buttons());
    }

    private static VBox section(String title, CodeList list) {
        var label = new Label(title);
        label.getStyleClass().add("repair-section");
        label.setLabelFor(list);
        list.getStyleClass().add("framed");
        var section = new VBox(label, list);
        section.getStyleClass().add("repair-part");
        return section;
    }

    private Node reason() {
        var field = new TextField();
        field.setId("repair-reason");
        field.setAccessibleText("Reason");
        field.setPromptText("For those who read the journal later; may stay empty");
        field.textProperty().bindBidirectional(model.reasonProperty());
        return field("Why", field);
    }

    private Node typedName() {
        var field = new TextField();
        field.setId("repair-name");
        field.setAccessibleText("Name of the target");
        field.setPromptText(model.targetName());
        field.textProperty().bindBidirectional(model.typedNameProperty());
        var box = field("%s is protected: type its name".formatted(model.targetName()), field);
        showOnly(box, model.asksForName());
        return box;
    }

    private static VBox field(String text, TextField field) {
        var label = new Label(text);
        label.getStyleClass().add("repair-section");
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("repair-part");
        return box;
    }

    private Node buttons() {
        var progress = new ProgressIndicator();
        progress.getStyleClass().add("repair-progress");
        var status = new Label();
        status.getStyleClass().add("repair-status");
        var stop = new Button();
        stop.setId("repair-stop");
        stop.textProperty().bind(model.stopTextProperty());
        stop.setOnAction(_ -> model.stop());
        var close = new Button("Close");
        close.setId("repair-close");
        close.setCancelButton(true);
        close.setOnAction(_ -> leave.run());
        commit.setId("repair-commit");
        commit.setMnemonicParsing(false);
        commit.setDefaultButton(true);
        commit.getStyleClass().add("accent");
        commit.disableProperty().bind(model.committableProperty().not());
        commit.setOnAction(_ -> model.commit());
        commit.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        model.phaseProperty()
                .subscribe(phase -> {
                    boolean busy = phase == Phase.READING || phase == Phase.RUNNING;
                    showOnly(progress, busy);
                    showOnly(stop, phase == Phase.RUNNING);
                    status.setText(
                            switch (phase) {
                                case READING -> "Reading files and database…";
                                case RUNNING -> "Taking the lock, then writing…";
                                case REFUSED -> "Nothing was changed unless it says so above.";
                                case DONE -> "Done.";
                                case SHOWN -> "";
                            });
                    commit.setText(model.commitText());
                    showOnly(commit, phase != Phase.REFUSED);
                });
        var bar = new HBox(progress, status, gap, stop, close, commit);
        bar.getStyleClass().add("repair-buttons");
        return bar;
    }

    private void fill(@Nullable Prepared prepared) {
        if (prepared == null) {
            return;
        }
        explanation
                .getChildren()
                .setAll(prepared.plan().explanation().stream().map(RepairView::sentence).toList());
        if (prepared.cut()) {
            explanation
                    .getChildren()
                    .add(sentence("Only the beginnings of the long texts are compared."));
        }
        choice.getItems().setAll(prepared.choices());
        choice.setValue(prepared.chosen().isEmpty() ? null : prepared.chosen());
        fill(difference, prepared.difference(), MOST_DIFFERENCE_LINES);
        boolean empty = prepared.plan().empty();
        fill(sql, empty ? List.of() : prepared.sql(), MOST_SQL_LINES);
        commit.setText(model.commitText());
        showOnly(commit, !empty);
    }

    private static void fill(CodeList list, List<CodeLine> lines, int most) {
        list.show(lines);
        list.setPrefHeight(list.heightOf(most) + 16);
        list.setMinHeight(Region.USE_PREF_SIZE);
        showOnly(list.getParent(), !lines.isEmpty());
    }

    /// A line of the explanation; those that begin with blanks belong to the one before.
    private static Label sentence(String line) {
        var label = new Label(line.startsWith("  ") ? "· " + line.strip() : line);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(line.startsWith("  ") ? "repair-item" : "repair-sentence");
        return label;
    }

    private static void showOnly(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
