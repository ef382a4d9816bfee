package dev.tidemark.desktop.compare;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.DifferencePane;
import dev.tidemark.desktop.compare.CompareViewModel.Compared;
import dev.tidemark.desktop.compare.CompareViewModel.Side;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// Two texts side by side; each name is a button that leads to another text.
final class CompareView extends BorderPane {
    private static final double SPINNER = 32;

    private final CompareViewModel model;
    private final Button before;
    private final Button after;
    private final DifferencePane difference;
    private final SourceChooser chooser;
    private final ProblemStrip problems = new ProblemStrip();
    private final Label cut =
            new Label("Only the beginnings were compared: the journal keeps 1 MiB of a text.");
    private final List<Action> actions;

    CompareView(CompareViewModel model) {
        this.model = model;
        getStyleClass().add("compare");
        getStylesheets().add(Theme.sheet(CompareView.class, "compare.css"));
        before = name(Side.BEFORE, "compare-before");
        after = name(Side.AFTER, "compare-after");
        difference = new DifferencePane("Differences between the two texts", before, after);
        chooser = new SourceChooser(model);
        var swap =
                Action.of(
                        "compare.swap",
                        "Swap the texts",
                        "",
                        BootstrapIcons.ARROW_LEFT_RIGHT,
                        model::swap);
        var refresh =
                Action.of(
                                "compare.refresh",
                                "Read both texts again",
                                "",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::compare)
                        .withKey("F5");
        var edit =
                Action.of("compare.edit", "Open in editor", "", BootstrapIcons.PENCIL, model::edit)
                        .withKey("F4");
        actions =
                Stream.concat(Stream.of(swap, refresh, edit), difference.actions().stream())
                        .toList();
        difference.tools(Buttons.iconOnly(swap), Buttons.iconOnly(refresh), Buttons.iconOnly(edit));
        cut.getStyleClass().add("compare-note");
        cut.setWrapText(true);
        var strip = new VBox(problems);
        strip.getStyleClass().add("compare-problem");
        strip.visibleProperty().bind(problems.visibleProperty());
        strip.managedProperty().bind(problems.visibleProperty());
        setTop(strip);
        setCenter(waiting());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.comparedProperty().subscribe(this::show);
        model.choosingProperty().subscribe(this::choose);
        model.problemProperty().subscribe(this::fail);
    }

    private Button name(Side side, String id) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("flat", "compare-name");
        button.setGraphic(new FontIcon(BootstrapIcons.CHEVRON_EXPAND));
        button.setAlignment(Pos.CENTER_LEFT);
        button.setTooltip(new Tooltip("Choose another text"));
        button.setAccessibleHelp("Chooses another text");
        button.setOnAction(_ -> model.choose(side));
        return button;
    }

    private static VBox waiting() {
        var indicator = new ProgressIndicator();
        indicator.setMaxSize(SPINNER, SPINNER);
        var box = new VBox(indicator, new Label("Reading both texts…"));
        box.getStyleClass().add("compare-waiting");
        return box;
    }

    List<Action> actions() {
        return actions;
    }

    private void show(@Nullable Compared compared) {
        if (compared != null) {
            difference.show(compared.before().name(), compared.after().name(), compared.lines());
            setBottom(compared.cut() ? cut : null);
            arrange();
        }
    }

    private void choose(@Nullable Side side) {
        if (side != null) {
            setCenter(chooser);
            setBottom(null);
            chooser.ask(side);
        } else {
            arrange();
        }
    }

    private void arrange() {
        if (model.choosingProperty().get() == null) {
            setCenter(model.comparedProperty().get() == null ? waiting() : difference);
            difference.focus();
        }
    }

    private void fail(@Nullable Problem problem) {
        problems.show(
                problem,
                List.of(
                        Action.of(
                                "compare.other",
                                "Choose another text",
                                "",
                                BootstrapIcons.FILE_DIFF,
                                () -> model.choose(Side.BEFORE)),
                        Action.of(
                                "compare.retry",
                                "Try again",
                                "",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::compare)));
        if (problem != null) {
            setCenter(null);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.choosingProperty().get() != null) {
            model.endChoosing();
            event.consume();
        }
    }

    /// Takes the keyboard.
    void focus() {
        var side = model.choosingProperty().get();
        if (side == null) {
            difference.focus();
        } else {
            chooser.ask(side);
        }
    }
}
