package dev.tidemark.cli.command;

import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// What the commands about backups share: the database, its backups, the programs, and doing
/// something that Ctrl-C stops in good order.
final class BackupDesk {
    private final Invocation invocation;
    private final TargetDatabase target;
    private final BackupServer server;
    private final BackupFolder folder;
    private final ProgramSearch search;

    BackupDesk(Invocation invocation, BackupOptions options) {
        this.invocation = invocation;
        this.target = invocation.target();
        this.server = new BackupServer(target.settings());
        var environment = invocation.console().environment();
        this.folder =
                options.folder()
                        .map(invocation.console().directory()::resolve)
                        .map(BackupFolder::new)
                        .orElseGet(() -> BackupFolder.usual(environment, server));
        this.search =
                new ProgramSearch(
                        environment,
                        options.programs().map(invocation.console().directory()::resolve));
    }

    TargetDatabase target() {
        return target;
    }

    BackupServer server() {
        return server;
    }

    BackupFolder folder() {
        return folder;
    }

    ProgramSearch search() {
        return search;
    }

    Clock clock() {
        return invocation.console().clock();
    }

    /// The backup of that name.
    StoredBackup find(String name) {
        try {
            return folder.find(name);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// All backups, the latest first.
    List<StoredBackup> all() {
        try {
            return folder.list();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    ProblemException unreadable(IOException failure) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "The backups were not read",
                        String.valueOf(failure),
                        "Make %s readable, or name another folder with --folder."
                                .formatted(folder.path())),
                failure);
    }

    /// Proves a backup up to a level.
    StoredBackup verify(StoredBackup backup, Verification level) {
        return perform((stop, listener) ->
                new Verifier(server, search, clock()).verify(backup, level, stop, listener));
    }

    /// Some work that can be stopped.
    @FunctionalInterface
    interface Work<T> {
        Outcome<T> run(StopSignal stop, BackupListener listener) throws InterruptedException;
    }

    /// Does some work and shows what happens meanwhile.
    ///
    /// @throws ProblemException why it was not done
    <T> T perform(Work<T> work) {
        return perform(work, _ -> {});
    }

    /// [#perform(Work)], and reports before the process may end.
    <T> T perform(Work<T> work, Consumer<T> report) {
        var stop = new StopSignal();
        try (var _ = new Interruption(stop)) {
            var outcome = work.run(stop, listener());
            if (outcome instanceof Outcome.Failed<T>(var problem) && stop.requested()) {
                // The process ends as soon as this is reported.
                invocation.warn(problem);
            }
            T value = outcome.orElseThrow();
            report.accept(value);
            invocation.console().flush();
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The work was interrupted",
                            "The thread that did it was told to end.",
                            "Start again.")
                    .asException();
        }
    }

    /// Finds something out beforehand.
    <T> T plan(Outcome.Work<T> planning) {
        return perform((_, _) -> Outcome.of(planning));
    }

    private BackupListener listener() {
        if (invocation.options().jsonLines()) {
            return new BackupLines(invocation);
        }
        return invocation.options().json() ? BackupListener.SILENT : new BackupText(invocation);
    }
}
