package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Version;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.install.FreshInstall;
import dev.tidemark.engine.install.InstallCheck;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.tracking.Actor;

/// Checks a fresh install on the server of the target; Ctrl-C stops it and leaves nothing behind.
final class InstallProof {
    private InstallProof() {}

    static InstallCheck of(Invocation invocation, Project project) {
        var target = invocation.target();
        var console = invocation.console();
        var install =
                new FreshInstall(
                        project,
                        new BackupServer(target.settings()),
                        Actor.here(target.settings().target(), Version.text()),
                        target.environment(),
                        console.clock(),
                        invocation::note);
        try (var stopping = new Stopping()) {
            return check(install, stopping, invocation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(
                            ProblemCode.STOPPED,
                            "The fresh install was not checked",
                            "It was stopped.",
                            "Run it again to know.")
                    .asException();
        }
    }

    private static InstallCheck check(
            FreshInstall install, Stopping stopping, Invocation invocation)
            throws InterruptedException {
        try {
            return install.check(stopping.signal());
        } catch (ProblemException e) {
            if (stopping.signal().requested()) {
                // The process ends as soon as this is reported.
                invocation.warn(e.problem());
            }
            throw e;
        }
    }
}
