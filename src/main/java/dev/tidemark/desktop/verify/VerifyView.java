package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.apply.CheckList;
import dev.tidemark.desktop.apply.VerdictLabel;
import dev.tidemark.desktop.page.SchemaQuestion;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.verify.Check;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The checks above, the drift below.
final class VerifyView extends BorderPane {
    private static final double CHECKS = 0.4;
    private static final double SPINNER = 20;

    private final VerifyViewModel model;
    private final VerdictLabel verdict = new VerdictLabel();
    private final CheckList checks;
    private final Paragraph hint = new Paragraph("", "check-hint");
    private final SplitPane split;
    private final List<Action> actions;

    VerifyView(VerifyViewModel model) {
        this.model = model;
        getStyleClass().add("verify-page");
        getStylesheets()
                .addAll(
                        Theme.sheet(CheckList.class, "apply.css"),
                        Theme.sheet(VerifyView.class, "verify.css"));
        var again =
                Action.of(
                                "verify.again",
                                "Verify again",
                                "",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::look)
                        .withKey("F5")
                        .when(model.busyProperty().not());
        checks = new CheckList(model.checks());
        checks.getSelectionModel().selectedItemProperty().subscribe(this::show);
        hint.setId("check-hint");
        var above = new BorderPane(checks);
        above.setBottom(hint);
        above.getStyleClass().add("verify-above");
        var drift = new DriftPane(model);
        split = new SplitPane(above, drift);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(CHECKS);
        split.getStyleClass().add("drift-split");
        actions = Stream.concat(Stream.of(again), drift.actions().stream()).toList();
        var strip = new ProblemStrip();
        model.problemProperty()
                .subscribe(problem -> {
                    strip.show(problem, SchemaQuestion.waysOut(problem, again, model.navigator()));
                    arrange();
                });
        setTop(new VBox(bar(again), strip));
        model.verdictProperty().subscribe(_ -> arrange());
        model.busyProperty().subscribe(_ -> arrange());
    }

    List<Action> actions() {
        return actions;
    }

    private Node bar(Action again) {
        var title = new Label("Verify");
        title.getStyleClass().add("title-3");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var indicator = new ProgressIndicator();
        indicator.setMaxSize(SPINNER, SPINNER);
        var stop =
                Buttons.of(
                        Action.of(
                                "verify.stop", "Stop", "", BootstrapIcons.STOP_FILL, model::stop));
        for (var node : List.of(indicator, stop)) {
            node.visibleProperty().bind(model.busyProperty());
            node.managedProperty().bind(model.busyProperty());
        }
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var button = Buttons.of(again);
        button.setMinWidth(Region.USE_PREF_SIZE);
        var bar = new HBox(title, verdict, room, indicator, stop, button);
        bar.getStyleClass().add("verify-bar");
        return bar;
    }

    private void arrange() {
        var known = model.verdictProperty().get();
        boolean busy = model.busyProperty().get();
        if (known == null) {
            verdict.quiet(busy ? "Checking %s…".formatted(model.targetName()) : "Not verified");
            setCenter(null);
            return;
        }
        int passed = known.count() - known.against().size();
        switch (known.result()) {
            case PASSED ->
                    verdict.show(known.result(), "All %d checks passed".formatted(known.count()));
            case FAILED, INCONCLUSIVE ->
                    verdict.show(
                            known.result(),
                            "%d of %d checks passed".formatted(passed(passed), known.count()));
        }
        if (!split.equals(getCenter())) {
            setCenter(split);
        }
        selectFirstThatDidNotPass();
    }

    /// The verdict names only the worse ones.
    private int passed(int otherwise) {
        return model.checks().isEmpty()
                ? otherwise
                : (int) model.checks().stream().filter(Check::passed).count();
    }

    private void selectFirstThatDidNotPass() {
        model.checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .ifPresent(check -> checks.getSelectionModel().select(check));
    }

    private void show(@Nullable Check check) {
        String text = check == null ? "" : CheckHint.of(check);
        // What was found may not fit into its row.
        hint.setText(check == null ? "" : "%s%n→ %s".formatted(check.detail(), text));
        hint.setVisible(!text.isEmpty());
        hint.setManaged(!text.isEmpty());
    }
}
