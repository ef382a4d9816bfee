package dev.tidemark.desktop.wizard;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A wizard as a page: steps at the left, facts about the target above, the step's content in the
/// middle, and one row of buttons. `Alt+Left` and `Alt+Right` are Back and Next; Enter is Next;
/// nothing but its own button commits.
public final class WizardView extends BorderPane {
    private final WizardViewModel model;
    private final List<WizardStep> steps;
    private final Optional<TargetFacts> facts;
    private final Label title = new Label();
    private final Label purpose = new Label();
    private final StackPane content = new StackPane();
    private final InlineQuestion question = new InlineQuestion("wizard-question");
    private final Button close = new Button("Close");
    private final Button back = new Button("Back");
    private final Button next = new Button("Next");
    private final HBox act = new HBox();

    /// @param steps with the ids of the model, in the same order
    /// @param facts what is always in view; empty in a wizard that touches no database
    public WizardView(WizardViewModel model, List<WizardStep> steps, Optional<TargetFacts> facts) {
        var ids = steps.stream().map(WizardStep::id).toList();
        if (!ids.equals(model.ids())) {
            throw new IllegalArgumentException("%s, not %s".formatted(ids, model.ids()));
        }
        this.model = model;
        this.steps = List.copyOf(steps);
        this.facts = facts;
        getStyleClass().add("wizard");
        getStylesheets().add(Theme.sheet(WizardView.class, "wizard.css"));
        facts.ifPresent(this::setTop);
        setLeft(new StepList(model, this.steps));
        setCenter(middle());
        setBottom(new VBox(question, buttons()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.currentProperty().subscribe(number -> show(number.intValue()));
        model.sealedProperty().subscribe(this::backDisabled);
        // The last of its nodes to join a scene: from then on all of them can have the focus.
        act.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        focusStep();
                    }
                });
    }

    /// Gives the focus to what the step is about.
    public void focusStep() {
        focus(steps.get(model.currentProperty().get()));
    }

    /// The page was opened: follows the target, and what its contents follow.
    public void onAttached() {
        attached().forEach(Attached::onAttached);
    }

    /// The page was closed.
    public void onDetached() {
        attached().forEach(Attached::onDetached);
    }

    /// Closes the wizard, after a question when something would be lost.
    public void askToClose() {
        var loss = model.loss();
        if (loss.isEmpty()) {
            model.close();
        } else {
            question.ask(loss.get(), "Stay", "Close the wizard", model::close);
        }
    }

    private Stream<Attached> attached() {
        return Stream.concat(facts.stream(), steps.stream().map(WizardStep::content))
                .filter(Attached.class::isInstance)
                .map(Attached.class::cast);
    }

    private Node middle() {
        title.getStyleClass().addAll(Styles.TITLE_3, "wizard-title");
        title.setId("wizard-title");
        purpose.getStyleClass().add("wizard-purpose");
        purpose.setWrapText(true);
        purpose.setMinHeight(Region.USE_PREF_SIZE);
        content.getStyleClass().add("wizard-content");
        content.setMinHeight(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        var box = new VBox(new VBox(title, purpose), content);
        box.getStyleClass().add("wizard-middle");
        return box;
    }

    private Node buttons() {
        close.setId("wizard-close");
        close.setOnAction(_ -> askToClose());
        close.getStyleClass().add(Styles.FLAT);
        back.setId("wizard-back");
        back.setOnAction(_ -> model.back());
        next.setId("wizard-next");
        next.setOnAction(_ -> model.next());
        next.setDefaultButton(true);
        act.getStyleClass().add("wizard-act");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(close, space, back, next, act);
        row.getStyleClass().add("wizard-buttons");
        return row;
    }

    private void show(int number) {
        var step = steps.get(number);
        title.setText(step.title());
        purpose.setText(step.purpose());
        purpose.setVisible(!step.purpose().isEmpty());
        purpose.setManaged(!step.purpose().isEmpty());
        content.getChildren().setAll(step.content());
        question.close();
        backDisabled();
        boolean leadsOn = step.commit().isEmpty() && number < steps.size() - 1;
        next.disableProperty().unbind();
        next.setDisable(!leadsOn);
        if (leadsOn) {
            next.disableProperty().bind(javafx.beans.binding.Bindings.not(step.ready()));
        }
        next.setVisible(leadsOn);
        next.setManaged(leadsOn);
        next.setDefaultButton(leadsOn);
        act.getChildren()
                .setAll(step.commit().map(action -> commit(step, action)).stream().toList());
        focus(step);
    }

    private static Node commit(WizardStep step, Action action) {
        var button = Buttons.of(action);
        // Names of targets may have underscores.
        button.setMnemonicParsing(false);
        button.textProperty().bind(step.commitText());
        button.accessibleTextProperty().bind(step.commitText());
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    private void backDisabled() {
        back.setDisable(model.currentProperty().get() <= model.sealedProperty().get());
    }

    private void focus(WizardStep step) {
        var first = step.first().filter(Node::isVisible);
        if (first.isPresent()) {
            first.get().requestFocus();
        } else if (next.isVisible() && !next.isDisabled()) {
            next.requestFocus();
        } else {
            // No button: Enter must not press one that happens to be there.
            title.requestFocus();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (question.open()) {
                question.close();
            } else {
                askToClose();
            }
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            model.back();
        } else if (event.isAltDown() && event.getCode() == KeyCode.RIGHT && !next.isDisabled()) {
            model.next();
        } else {
            return;
        }
        event.consume();
    }
}
