package dev.tidemark.engine.backup.program;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.process.BoundedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the installed versions of `pg_dump` and `pg_restore`, and the one that fits.
///
/// A `pg_dump` refuses a server that is newer than itself; a `pg_restore` reads archives of its own
/// version and older ones, and from 17 on sends a setting that servers before 17 do not know.
public final class ProgramSearch {
    private static final Pattern VERSION =
            Pattern.compile("\\(PostgreSQL\\) ((\\d+)(?:\\.\\d+|beta\\d+|rc\\d+|devel)*)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The first version that sets `transaction_timeout` in every session.
    private static final int SETS_TRANSACTION_TIMEOUT = 17;

    private final Environment environment;
    private final Optional<Path> folder;

    /// @param folder a folder that the user named, tried before all others
    public ProgramSearch(Environment environment, Optional<Path> folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /// Everything that is installed and answers, the user's choice first.
    ///
    /// @throws InterruptedException when interrupted while a program answers
    public List<ClientPrograms> installed() throws InterruptedException {
        var found = new ArrayList<ClientPrograms>();
        for (Path candidate : new ProgramFolders(environment, folder).all()) {
            var programs = in(candidate);
            if (programs.isPresent() && found.stream().noneMatch(programs.get()::equals)) {
                found.add(programs.get());
            }
        }
        return found;
    }

    /// The programs to dump a server with: of its own major version where there are any, else of
    /// the nearest newer one.
    ///
    /// @param serverVersion for example 150018
    /// @throws dev.tidemark.engine.problem.ProblemException BACKUP_PROGRAM_MISSING when no fitting
    ///   version is installed
    /// @throws InterruptedException when interrupted while a program answers
    public ClientPrograms forDump(int serverVersion) throws InterruptedException {
        int server = serverVersion / 10_000;
        var installed = installed();
        return installed.stream()
                .filter(programs -> programs.major() >= server)
                .min(Comparator.comparingInt(ClientPrograms::major))
                .orElseThrow(() ->
                        missing(
                                        "No backup was made",
                                        "the server is PostgreSQL %d, and a pg_dump of at least that version is needed"
                                                .formatted(server),
                                        installed,
                                        server)
                                .asException());
    }

    /// The programs to restore an archive with.
    ///
    /// @param archiveMajor the major version of the pg_dump that wrote it
    /// @param serverVersion of the server that it goes to, for example 150018; 0 for none
    /// @throws dev.tidemark.engine.problem.ProblemException BACKUP_PROGRAM_MISSING when no fitting
    ///   version is installed
    /// @throws InterruptedException when interrupted while a program answers
    public ClientPrograms forRestore(int archiveMajor, int serverVersion)
            throws InterruptedException {
        int server = serverVersion / 10_000;
        boolean old = server > 0 && server < SETS_TRANSACTION_TIMEOUT;
        var installed = installed();
        return installed.stream()
                .filter(programs -> programs.major() >= archiveMajor)
                .filter(programs -> !old || programs.major() < SETS_TRANSACTION_TIMEOUT)
                .min(Comparator.comparingInt(ClientPrograms::major))
                .orElseThrow(() ->
                        missing(
                                        "The backup can't be read",
                                        old
                                                ? "it was written by pg_dump %d, the server is PostgreSQL %d, and a pg_restore of at least %d and below %d is needed"
                                                        .formatted(
                                                                archiveMajor,
                                                                server,
                                                                archiveMajor,
                                                                SETS_TRANSACTION_TIMEOUT)
                                                : "it was written by pg_dump %d, and a pg_restore of at least that version is needed"
                                                        .formatted(archiveMajor),
                                        installed,
                                        archiveMajor)
                                .asException());
    }

    private Problem missing(String what, String why, List<ClientPrograms> installed, int major) {
        String have =
                installed.isEmpty()
                        ? "none is installed"
                        : "installed is "
                                + installed.stream()
                                        .map(programs ->
                                                "%s (%s)"
                                                        .formatted(
                                                                programs.version(),
                                                                programs.dump()))
                                        .collect(Collectors.joining(", "));
        String install =
                switch (environment.platform()) {
                    case LINUX -> "Install the package postgresql-client-%d (or postgresql%d)";
                    case MACOS -> "Install it with `brew install postgresql@%d`";
                    case WINDOWS ->
                            "Install the command line tools of PostgreSQL %d from postgresql.org";
                };
        return Problem.of(
                ProblemCode.BACKUP_PROGRAM_MISSING,
                what,
                "%s; %s".formatted(why, have),
                "%s, or name the folder of its programs with %s; without them only a copy on the server can be made, with `--method copy`."
                        .formatted(install.formatted(major, major), ProgramFolders.SETTING));
    }

    private Optional<ClientPrograms> in(Path candidate) throws InterruptedException {
        var dump = program(candidate, "pg_dump");
        var restore = program(candidate, "pg_restore");
        if (dump.isEmpty() || restore.isEmpty()) {
            return Optional.empty();
        }
        String said = version(dump.get());
        var version = VERSION.matcher(said);
        return version.find()
                ? Optional.of(
                        new ClientPrograms(
                                dump.get(),
                                restore.get(),
                                Integer.parseInt(version.group(2)),
                                version.group(1)))
                : Optional.empty();
    }

    private Optional<Path> program(Path candidate, String name) {
        String file = environment.platform() == Environment.Platform.WINDOWS ? name + ".exe" : name;
        Path path = candidate.resolve(file);
        try {
            if (!Files.isExecutable(path)) {
                return Optional.empty();
            }
            Path real = path.toRealPath();
            // Debian's wrapper chooses a version by itself; the real ones are found beside it.
            return real.getFileName().toString().equals(file)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String version(Path program) throws InterruptedException {
        try {
            var process =
                    new BoundedProcess(
                            List.of(program.toString(), "--version"),
                            environment.variables(),
                            PATIENCE);
            return process.run(new byte[0]) instanceof BoundedProcess.Outcome.Ended ended
                    ? ended.output().reveal()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
