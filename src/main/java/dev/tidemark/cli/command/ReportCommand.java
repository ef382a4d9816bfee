package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.report.ReportFormat;
import dev.tidemark.engine.report.RunReport;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `report [RUN]`: a run as a document.
@Command(
        name = "report",
        description =
                "Writes what a run did as a document to keep: JSON, Markdown, or an HTML file that"
                        + " loads nothing from elsewhere.")
public final class ReportCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "The id of a run, or its beginning (default: the latest).")
    private @Nullable String run;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, md or html (default: what FILE ends with, else md).")
    private @Nullable String format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it, replacing what is there (default: standard output).")
    private @Nullable String out;

    @Override
    public ExitCode run(Invocation invocation) {
        var file = Optional.ofNullable(out).map(invocation.console().directory()::resolve);
        var chosen = format(invocation, file);
        try (var reading = Reading.of(invocation)) {
            var history = new History(reading.session(), reading.report().tracking());
            var console = invocation.console();
            var report =
                    RunReport.of(
                            history,
                            run == null ? latest(history) : history.find(run),
                            console.clock().instant(),
                            console.zone().get());
            if (file.isEmpty()) {
                print(invocation, report, chosen);
            } else {
                report.write(file.get(), chosen);
                written(invocation, report, file.get(), chosen);
            }
        }
        return ExitCode.DONE;
    }

    private ReportFormat format(Invocation invocation, Optional<Path> file) {
        if (format != null) {
            var named = ReportFormat.of(format);
            if (named.isEmpty()) {
                throw usage("There is no format `%s`".formatted(format), "Give json, md or html.");
            }
            if (invocation.options().json() && file.isEmpty() && named.get() != ReportFormat.JSON) {
                throw usage(
                        "--json and --format %s ask for different things".formatted(format),
                        "Give one of them.");
            }
            return named.get();
        }
        var fallback =
                invocation.options().json() && file.isEmpty()
                        ? ReportFormat.JSON
                        : ReportFormat.MARKDOWN;
        return file.flatMap(ReportFormat::ofFile).orElse(fallback);
    }

    private static PastRun latest(History history) {
        return history.latest(1).runs().stream()
                .findFirst()
                .orElseThrow(
                        () -> usage("The journal has no run yet", "Run `tidemark migrate` first."));
    }

    private static RuntimeException usage(String why, String hint) {
        return Problem.of(ProblemCode.USAGE, "No report was written", why, hint).asException();
    }

    private static void print(Invocation invocation, RunReport report, ReportFormat format) {
        if (format == ReportFormat.JSON) {
            invocation.document(RunReport.SCHEMA, report::writeJson);
        } else {
            invocation.print(report.text(format));
        }
    }

    private static void written(
            Invocation invocation, RunReport report, Path file, ReportFormat format) {
        if (invocation.options().json()) {
            invocation.document(
                    "report-file",
                    json -> {
                        json.writeStringField("run", report.run().record().run().toString());
                        json.writeStringField("file", file.toString());
                        json.writeStringField("format", format.extension());
                    });
        } else {
            invocation.say("wrote " + invocation.shown(file));
        }
    }
}
