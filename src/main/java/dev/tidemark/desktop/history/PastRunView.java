package dev.tidemark.desktop.history;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.history.PastState;
import dev.tidemark.engine.history.RunDetail;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.report.ReportFormat;
import dev.tidemark.engine.rollout.report.ReportFiles;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A run as it was: facts, what failed, its migrations and steps, and the text that ran.
final class PastRunView extends BorderPane {
    private final RunViewModel model;
    private final TimeText time = new TimeText(ZoneId.systemDefault());
    private final Label title = new Label("Reading the journal…");
    private final Label facts = new Label();
    private final ProblemStrip strip = new ProblemStrip();
    private final ListView<PastLine> lines = new ListView<>();
    private final CodeList text = new CodeList("The text that ran");
    private final Label textTitle = new Label("Text that ran");
    private final Button rollBack = new Button("Roll back this run…");
    private final Button goBack = new Button("Go back…");
    private final Button resume = new Button("Resume…");

    PastRunView(RunViewModel model, Action refresh) {
        this.model = model;
        getStyleClass().add("past-run-view");
        getStylesheets().add(Theme.sheet(PastRunView.class, "history.css"));
        setTop(new VBox(head(refresh), facts(), rolloutReport(), strip));
        setCenter(body());
        model.reportProperty().subscribe(_ -> show());
        model.problemProperty().subscribe(_ -> show());
    }

    private Node head(Action refresh) {
        title.setId("run-title");
        title.setMinWidth(0);
        title.getStyleClass().add("title-3");
        rollBack.setId("run-roll-back");
        rollBack.setOnAction(_ -> model.rollBack());
        goBack.setId("run-go-back");
        goBack.setOnAction(_ -> model.goBack());
        resume.setId("run-resume");
        resume.setOnAction(_ -> model.resume());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var export = export();
        for (var button : List.of(resume, goBack, rollBack, export)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var row =
                new HBox(title, space, resume, goBack, rollBack, export, Buttons.iconOnly(refresh));
        row.getStyleClass().add("history-head");
        return row;
    }

    private Node facts() {
        facts.setId("run-facts");
        facts.setWrapText(true);
        facts.getStyleClass().add("quiet");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        var row = new VBox(facts);
        row.getStyleClass().add("run-facts");
        return row;
    }

    /// What was written of the rollout that the run was a part of.
    private Node rolloutReport() {
        var row = new HBox();
        row.setId("run-rollout-report");
        row.getStyleClass().add("run-rollout-report");
        model.rolloutReportProperty()
                .subscribe(found -> {
                    row.getChildren().clear();
                    found.ifPresent(files -> fill(row, files));
                    row.setVisible(found.isPresent());
                    row.setManaged(found.isPresent());
                });
        return row;
    }

    private void fill(HBox row, ReportFiles found) {
        var any = found.files().values().iterator().next();
        var name =
                new Label(
                        String.valueOf(any.getFileName()).startsWith("emergency-")
                                ? "Report of its emergency rollback"
                                : "Report of its rollout");
        name.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(name);
        for (var format : List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.JSON)) {
            var file = found.files().get(format);
            if (file != null) {
                var button =
                        new Button(
                                switch (format) {
                                    case HTML -> "HTML";
                                    case MARKDOWN -> "Markdown";
                                    case JSON -> "JSON";
                                },
                                new FontIcon(BootstrapIcons.BOX_ARROW_UP_RIGHT));
                button.setId("run-rollout-%s".formatted(format.extension()));
                button.setAccessibleText("Open the report as %s".formatted(button.getText()));
                button.setTooltip(new Tooltip(file.toString()));
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.setOnAction(_ -> model.open(file));
                row.getChildren().add(button);
            }
        }
        var folder = new Label(String.valueOf(any.getParent()));
        folder.getStyleClass().add("quiet");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        row.getChildren().add(folder);
    }

    private MenuButton export() {
        var menu = new MenuButton("Export");
        menu.setId("run-export");
        menu.getItems()
                .addAll(
                        item("Markdown…", ReportFormat.MARKDOWN),
                        item("JSON…", ReportFormat.JSON),
                        item("HTML…", ReportFormat.HTML));
        return menu;
    }

    private MenuItem item(String caption, ReportFormat format) {
        var item = new MenuItem(caption);
        item.setMnemonicParsing(false);
        item.setId("run-export-%s".formatted(format.extension()));
        item.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle("Export the report");
            chooser.setInitialFileName(model.fileName(format));
            var file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                model.export(file.toPath(), format);
            }
        });
        return item;
    }

    private Node body() {
        lines.setId("run-lines");
        lines.setAccessibleText("Migrations and statements of the run");
        lines.getStyleClass().add("run-lines");
        lines.setCellFactory(_ -> new PastLineCell());
        lines.setPlaceholder(new Label("The journal has no migration of this run."));
        lines.getSelectionModel().selectedItemProperty().subscribe(_ -> showText());
        textTitle.getStyleClass().add("run-text-title");
        VBox.setVgrow(text, Priority.ALWAYS);
        var split = new SplitPane(lines, new VBox(textTitle, text));
        split.setDividerPositions(0.58);
        return split;
    }

    private void show() {
        var report = model.reportProperty().get();
        var failure = model.problemProperty().get();
        if (report == null) {
            strip.show(failure, List.of());
            buttons(false);
            return;
        }
        var run = report.run();
        var mark = RunMark.of(run.state());
        title.setText("%s %s: %s".formatted(mark.glyph(), RunCell.title(run), mark.word()));
        title.getStyleClass().setAll("label", "title-3", mark.styleClass());
        facts.setText(facts(run, end(report.detail())));
        strip.show(
                failure == null ? run.problem().map(PastRunView::problem).orElse(null) : failure,
                List.of());
        int selected = lines.getSelectionModel().getSelectedIndex();
        lines.getItems().setAll(PastLine.of(report.detail()));
        lines.getSelectionModel().select(Math.max(0, selected));
        buttons(run.problem().isPresent());
    }

    private void buttons(boolean failed) {
        rollBack.setDisable(model.applied().isEmpty());
        boolean halfDone = !model.interrupted().isEmpty();
        resume.setVisible(halfDone);
        resume.setManaged(halfDone);
        goBack.setVisible(halfDone || failed);
        goBack.setManaged(halfDone || failed);
    }

    private void showText() {
        var line = lines.getSelectionModel().getSelectedItem();
        boolean some = line != null && !line.version().isEmpty();
        textTitle.setText(some ? "Text of %s".formatted(line.version()) : "Text that ran");
        text.show(List.of());
        if (some) {
            model.read(line.version(), text::show);
        }
    }

    /// A run that failed may have committed something before.
    private static String end(RunDetail detail) {
        var state = detail.run().state();
        boolean stayed =
                detail.migrations().stream()
                        .map(PastMigration::state)
                        .anyMatch(one -> one == PastState.APPLIED || one == PastState.PARTIAL);
        boolean early = state == PastState.FAILED || state == PastState.STOPPED;
        return early && stayed ? PastState.PARTIAL.sentence() : state.sentence();
    }

    private String facts(PastRun run, String end) {
        var record = run.record();
        String took =
                run.took()
                        .map(Duration::toMillis)
                        .map(TimeText::took)
                        .map(" · %s"::formatted)
                        .orElse("");
        String reason = record.reason().map(" · “%s”"::formatted).orElse("");
        return "%s%s · %s · %s · Tidemark %s · run %s%s · %s"
                .formatted(
                        time.minute(record.startedAt()),
                        took,
                        run.actor(),
                        record.target(),
                        record.tidemarkVersion(),
                        run.shortId(),
                        reason,
                        end);
    }

    /// Journals of earlier versions keep one line only.
    private static Problem problem(PastProblem past) {
        return past.problem()
                .orElseGet(() ->
                        Problem.of(
                                ProblemCode.STATEMENT_FAILED,
                                "The run did not complete",
                                past.text(),
                                "See its migrations below."));
    }
}
