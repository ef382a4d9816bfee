package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.migration.MigrationFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.ScriptOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `inspect FILE`: what was understood of a file.
@Command(
        name = "inspect",
        description =
                "Shows what is understood of a file: header, mode, statements, rollback part."
                        + " Needs no database.")
public final class InspectCommand implements TidemarkCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to read.")
    private Path file = Path.of("");

    @Override
    public ExitCode run(Invocation invocation) {
        Path found = invocation.console().directory().resolve(file);
        var options = new ScriptOptions(includeRoot(invocation, found), null);
        String shown = file.toString().replace('\\', '/');
        var read = MigrationFile.read(found, shown, options);
        // A text that can't be split has no statements to show, so the error is all there is.
        read.problems().stream()
                .filter(problem -> problem.code().name().startsWith("SQL_"))
                .findFirst()
                .ifPresent(InspectCommand::raise);
        var inspection = new Inspection(read, shown, options);
        if (invocation.options().json()) {
            invocation.document("inspect", inspection::writeJson);
        } else {
            inspection.print(invocation);
        }
        var problems = new ArrayList<>(read.problems());
        read.migration().summary().obstacle().ifPresent(problems::add);
        problems.forEach(invocation::warn);
        return problems.stream()
                .findFirst()
                .map(problem -> ExitCode.of(problem.code().kind()))
                .orElse(ExitCode.DONE);
    }

    /// Included files may lie anywhere in the project; a file outside of it has only its folder.
    private static Path includeRoot(Invocation invocation, Path found) {
        Path absolute = found.toAbsolutePath().normalize();
        Path project = invocation.projectFolder().toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return absolute.startsWith(project) || parent == null ? project : parent;
    }

    private static void raise(Problem problem) {
        throw problem.asException();
    }
}
