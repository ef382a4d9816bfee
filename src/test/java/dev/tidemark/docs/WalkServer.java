package dev.tidemark.docs;

import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sample.Sample;
import dev.tidemark.engine.sample.SampleDatabases;
import dev.tidemark.engine.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The machine that documents are tried on: a home folder, and the embedded server of its user, so
/// that `--profile embedded:NAME` leads there.
final class WalkServer implements AutoCloseable {
    private static final Path PROJECTS = Path.of("src/test/resources/dev/tidemark/docs");

    private static final List<String> ROLES = List.of("deploy", "watcher", "backup");

    private final Path home;
    private final Environment environment;
    private final EmbeddedServer server;

    /// @param programs those of another version, whose `pg_dump` is installed
    WalkServer(Path home, Optional<Path> programs) {
        this.home = home;
        environment = new Environment(Map.of(), home, "tester", Environment.Platform.LINUX);
        var options =
                EmbeddedServer.Options.persistent(
                                EmbeddedServer.defaultFolder(environment), Environment.ofProcess())
                        .withoutDurability();
        server = EmbeddedServer.start(programs.map(options::withPrograms).orElse(options));
    }

    /// Where a walk begins.
    record Fixture(Path directory, Optional<String> url) {
        /// What its commands may write as `$DATABASE_URL`, and as `$DEPLOY_URL` and the like for
        /// roles that the document makes, with the password `secret`.
        Map<String, String> variables() {
            var variables = new HashMap<String, String>();
            url.ifPresent(owner -> {
                variables.put("DATABASE_URL", owner);
                for (String role : ROLES) {
                    variables.put(
                            role.toUpperCase(Locale.ROOT) + "_URL",
                            owner.replaceFirst("//.*@", "//" + role + ":secret@"));
                }
            });
            return variables;
        }
    }

    Path home() {
        return home;
    }

    /// Makes anew what a walk is tried on.
    Fixture fixture(String text) throws IOException, SQLException {
        var words = text.split(" ", -1);
        return switch (words[0]) {
            case "samples" -> {
                samples("");
                yield new Fixture(environment.dataFolder(), Optional.empty());
            }
            case "sample" -> {
                var sample = samples(words[1]).getFirst();
                yield new Fixture(sample.folder(), Optional.of(server.url(sample.database())));
            }
            case "project" -> {
                var fixture = empty(words[1]);
                copy(PROJECTS.resolve(words[1]), fixture.directory());
                Path script = fixture.directory().resolve("database.sql");
                try (var session = open(fixture.url().orElseThrow())) {
                    session.send(Files.readString(script));
                }
                Files.delete(script);
                yield fixture;
            }
            case "empty" -> empty(words[1]);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private Fixture empty(String name) throws IOException, SQLException {
        Path folder = home.resolve(name);
        remove(folder);
        Files.createDirectories(folder);
        try (var session = open(server.url("postgres"))) {
            session.send("drop database if exists %s with (force)".formatted(name));
            for (String role : ROLES) {
                session.send("drop role if exists " + role);
            }
            session.send("create database " + name);
        }
        return new Fixture(folder, Optional.of(server.url(name)));
    }

    /// Those whose folder is named so; all where none is.
    private List<Sample> samples(String name) throws IOException {
        Path folder = Samples.copiesFolder(environment.dataFolder());
        remove(folder);
        var samples =
                Samples.copyTo(
                        folder,
                        Samples.shipped(Optional.empty(), Path.of("")).stream()
                                .filter(sample -> sample.folder().endsWith(name) || name.isEmpty())
                                .toList());
        new SampleDatabases(server.settings("postgres"), _ -> {}).makeAnew(samples);
        return samples;
    }

    PgSession open(String url) {
        return Connectors.of(new ConnectionResolver(environment).resolve(url, "walk")).open("walk");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
