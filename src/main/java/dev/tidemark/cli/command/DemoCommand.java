package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.sample.Sample;
import dev.tidemark.engine.sample.SampleDatabases;
import dev.tidemark.engine.sample.SampleEvent;
import dev.tidemark.engine.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: an embedded PostgreSQL with a database for each sample project.
@Command(
        name = "demo",
        description =
                "Starts an embedded PostgreSQL with a database for each sample project and keeps it"
                        + " running until Ctrl-C.")
public final class DemoCommand implements TidemarkCommand {
    private static final String MAINTENANCE = "postgres";

    @Option(names = "--fresh", description = "Make the sample databases anew.")
    private boolean fresh;

    @Override
    public ExitCode run(Invocation invocation) {
        var environment = invocation.console().environment();
        var samples = samples(invocation.console());
        var running =
                EmbeddedServer.running(EmbeddedServer.defaultFolder(environment), MAINTENANCE);
        if (running.isPresent()) {
            invocation.say("The embedded PostgreSQL runs already.");
            make(invocation, running.get(), samples);
            explain(invocation, running.get(), samples);
            return ExitCode.DONE;
        }
        invocation.note("Starting the embedded PostgreSQL …");
        try (var server = EmbeddedServer.start(EmbeddedServer.Options.ofUser(environment))) {
            make(invocation, server.settings(MAINTENANCE), samples);
            explain(invocation, server.settings(MAINTENANCE), samples);
            invocation.say("");
            invocation.say("It runs until you press Ctrl-C; what you change stays for next time.");
            invocation.console().flush();
            awaitEnd();
        }
        return ExitCode.INTERRUPTED;
    }

    /// Those of the current folder, so that a checkout's are worked on in place; else copies that
    /// belong to the user: those that were installed don't.
    private static List<Sample> samples(Console console) {
        Path here = console.directory();
        var inPlace = Samples.shipped(Optional.empty(), here);
        if (!inPlace.isEmpty()) {
            return inPlace;
        }
        // The launcher says where it lies.
        var home = Optional.ofNullable(System.getProperty("tidemark.home")).map(Path::of);
        return Samples.copyTo(
                Samples.copiesFolder(console.environment().dataFolder()),
                Samples.shipped(home, here));
    }

    /// Only a signal, or an interrupt in a test, ends the wait.
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Invocation invocation, ConnectionSettings server, List<Sample> samples) {
        var databases = new SampleDatabases(server, event -> tell(invocation, event));
        if (fresh) {
            databases.makeAnew(samples);
        } else {
            databases.make(samples);
        }
    }

    private static void tell(Invocation invocation, SampleEvent event) {
        if (event instanceof SampleEvent.Made(var sample)) {
            invocation.say("created database " + sample.database());
        }
    }

    private static void explain(
            Invocation invocation, ConnectionSettings server, List<Sample> samples) {
        var target = server.target();
        var environment = invocation.console().environment();
        var style = invocation.style();
        invocation.say("");
        invocation.say(
                "%s at %s:%d, data in %s"
                        .formatted(
                                style.paint(Colour.BOLD, "PostgreSQL"),
                                target.host(),
                                target.port(),
                                EmbeddedServer.defaultFolder(environment)));
        invocation.say("");
        String command = System.getProperty("tidemark.command", "tidemark");
        if (samples.isEmpty()) {
            invocation.say("There are no sample projects here. In a project of yours:");
            invocation.say("  %s --profile embedded:DATABASE status".formatted(command));
            return;
        }
        Path here = invocation.console().directory().toAbsolutePath().normalize();
        Path above = folderAbove(samples.getFirst());
        if (above.equals(here)) {
            invocation.say("In another terminal, in this folder:");
        } else {
            invocation.say("In another terminal:");
            invocation.say("  cd " + above);
        }
        for (var sample : samples) {
            invocation.say(
                    "  %s --project %s --profile %s status"
                            .formatted(
                                    command,
                                    above.relativize(sample.folder().toAbsolutePath().normalize()),
                                    sample.profile()));
        }
        invocation.say("Each of these folders has a README.md with what to try.");
    }

    /// The folder from which the commands of a sample's README are run.
    private static Path folderAbove(Sample sample) {
        return sample.folder().resolve("../..").toAbsolutePath().normalize();
    }
}
