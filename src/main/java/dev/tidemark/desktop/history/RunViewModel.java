package dev.tidemark.desktop.history;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.history.PastMigration;
import dev.tidemark.engine.history.PastState;
import dev.tidemark.engine.history.RunDetail;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.report.ReportFormat;
import dev.tidemark.engine.report.RunReport;
import dev.tidemark.engine.rollout.report.ReportFiles;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.JournalText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One run of the past, whole. Used on the JavaFX thread.
final class RunViewModel {
    private final PageContext context;
    private final UUID run;
    private final ReadOnlyObjectWrapper<@Nullable RunReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<ReportFiles>> rolloutReport =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final Newest texts;

    RunViewModel(PageContext context, UUID run) {
        this.context = context;
        this.texts = new Newest(context.work());
        this.run = run;
    }

    /// Reads the run anew: one that still works has more to tell.
    void refresh() {
        if (reading.get()) {
            return;
        }
        reading.set(true);
        lookForRolloutReport();
        var sources = context.target().sources();
        context.work()
                .start(
                        () ->
                                HistoryViewModel.ask(
                                        sources,
                                        history ->
                                                RunReport.of(
                                                        history,
                                                        history.find(run.toString()),
                                                        Instant.now(),
                                                        ZoneId.systemDefault())),
                        found -> {
                            problem.set(null);
                            report.set(found);
                        },
                        problem::set,
                        () -> reading.set(false));
    }

    private void lookForRolloutReport() {
        var folder = ReportFiles.usualFolder(context.environment());
        context.work().start(() -> ReportFiles.of(folder, run), rolloutReport::set, problem::set);
    }

    /// Opens a file of the rollout's report with the system's program for it.
    void open(Path file) {
        var opener = new FileOpener(context.environment());
        context.work().start(() -> opener.open(file), _ -> problem.set(null), problem::set);
    }

    /// Writes the report to a file.
    void export(Path file, ReportFormat format) {
        var shown = report.get();
        if (shown == null) {
            return;
        }
        context.work()
                .start(
                        () -> {
                            shown.write(file, format);
                            return file;
                        },
                        written ->
                                context.workspace()
                                        .toast("The report was written to %s".formatted(written)),
                        problem::set);
    }

    /// The name that a report is offered under.
    String fileName(ReportFormat format) {
        var shown = report.get();
        return shown == null ? "report" : shown.fileName(format);
    }

    /// Gives the text that ran of a migration, coloured, or why there is none; only the last one
    /// that was asked for.
    void read(String version, Consumer<List<CodeLine>> reader) {
        String text = textOf(version);
        texts.start(() -> CodeLine.of(text), reader, _ -> {});
    }

    private String textOf(String version) {
        var shown = report.get();
        JournalText text = shown == null ? null : shown.texts().get(version);
        if (text == null) {
            return "-- the journal has no text of it";
        }
        return text.truncated()
                ? "%s\n-- the journal keeps only the beginning of this text".formatted(text.text())
                : text.text();
    }

    /// Versions that this run brought into force, for taking them back.
    List<String> applied() {
        var detail = detail();
        return detail == null
                ? List.of()
                : detail.migrations().stream()
                        .filter(one -> one.direction() == Direction.APPLY)
                        .filter(one -> one.state() == PastState.APPLIED)
                        .map(PastMigration::version)
                        .toList();
    }

    /// The migration that this run left half done, empty when there is none.
    List<String> interrupted() {
        var detail = detail();
        return detail == null
                ? List.of()
                : detail.migrations().stream()
                        .filter(one -> one.direction() == Direction.APPLY)
                        .filter(one ->
                                one.state() == PastState.INTERRUPTED
                                        || one.state() == PastState.PARTIAL)
                        .map(PastMigration::version)
                        .toList();
    }

    void rollBack() {
        context.navigator().rollBack(new RollbackRequest.Versions(applied()));
    }

    void goBack() {
        var applied = applied();
        context.navigator()
                .goBack(
                        applied.isEmpty()
                                ? new RollbackRequest.Last(1)
                                : new RollbackRequest.Versions(applied));
    }

    void resume() {
        context.navigator().apply(new ApplyRequest.Resume(interrupted().getFirst()));
    }

    @Nullable RunDetail detail() {
        var shown = report.get();
        return shown == null ? null : shown.detail();
    }

    ReadOnlyObjectProperty<@Nullable RunReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// What a rollout or an emergency rollback wrote of this run; empty where none did, or where it
    /// is elsewhere.
    ReadOnlyObjectProperty<Optional<ReportFiles>> rolloutReportProperty() {
        return rolloutReport.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
