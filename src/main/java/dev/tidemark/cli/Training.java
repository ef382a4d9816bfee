package dev.tidemark.cli;

import dev.tidemark.cli.console.Console;
import dev.tidemark.cli.console.SystemConsole;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;

/// Runs the commands that people run most, one after the other. The launcher does this once after
/// each build, so that the Java virtual machine can keep what they load (JEP 483, 514).
///
/// A server of its own and a project with so many files that several threads read them, as those of
/// big projects are read, make the commands do all that they do for a user.
public final class Training {
    private static final int FILES = 80;

    private final Console console;
    private final String project;

    private Training(Console console, String project) {
        this.console = console;
        this.project = project;
    }

    /// @param args the folder of the sample projects
    /// @throws IOException when the project can't be written
    public static void main(String[] args) throws IOException {
        String sample = Path.of(args[0]).resolve("2-trossapp").toString();
        var alone = new Training(SystemConsole.open(), sample);
        alone.run("--version");
        alone.run("--help");
        alone.run("inspct");
        alone.run("inspect", sample + "/migrations/004_add_user_preferences.sql");
        alone.run("inspect", "--json", sample + "/migrations/005_index_users_created_at.sql");
        Path folder = Files.createTempDirectory("tidemark-training");
        try {
            withServer(sample, project(folder).toString());
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /// Where no server can be started the commands just start slower.
    private static void withServer(String sample, String project) {
        var options = EmbeddedServer.Options.temporary(Environment.ofProcess()).withoutDurability();
        try (var server = EmbeddedServer.start(options)) {
            new Training(withVariables(server), project).trainRun();
            String url = server.url("template1");
            var adopted = new Training(SystemConsole.open(), sample);
            adopted.runOn("status", "--url", url);
            adopted.runOn("baseline", "--version", "003", "--yes", "--url", url);
            adopted.runOn("list", "--url", url);
            adopted.runOn("verify", "--url", url);
        } catch (ProblemException e) {
            new Training(SystemConsole.open(), project)
                    .runOn("status", "--url", "postgresql://127.0.0.1:1/none");
        }
    }

    private void trainRun() {
        runOn("status");
        runOn("migrate", "--dry-run");
        runOn("migrate", "--yes");
        runOn("status");
        runOn("status", "--json");
        runOn("migrate");
        runOn("rollback", "--yes");
        runOn("migrate", "--json-lines");
        runOn("history");
    }

    /// A console that leads to the server as most people's does: by libpq's variables.
    private static Console withVariables(EmbeddedServer server) {
        var console = SystemConsole.open();
        var variables = new HashMap<>(console.environment().variables());
        variables.remove("DATABASE_URL");
        variables.put("PGHOST", "127.0.0.1");
        variables.put("PGPORT", String.valueOf(server.port()));
        variables.put("PGUSER", server.settings("postgres").user());
        variables.put("PGDATABASE", "postgres");
        variables.put("PGPASSFILE", server.passfile().toString());
        var environment =
                new Environment(
                        variables,
                        console.environment().home(),
                        console.environment().userName(),
                        console.environment().platform());
        return new Console(
                console.out(),
                console.err(),
                console.in(),
                console.hidden(),
                environment,
                console.directory(),
                console.clock(),
                console.zone(),
                console.terminal());
    }

    private static Path project(Path folder) throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        for (int number = 1; number <= FILES; number++) {
            Files.writeString(
                    migrations.resolve("%03d_table_%d.sql".formatted(number, number)),
                    number == 2 ? copy() : table(number));
        }
        return folder;
    }

    private static String table(int number) {
        return """
        -- Migration: table %1$d
        -- Author: training

        CREATE TABLE table_%1$d (id bigint PRIMARY KEY, name text NOT NULL DEFAULT 'none');
        CREATE INDEX table_%1$d_name ON table_%1$d (name);
        COMMENT ON TABLE table_%1$d IS 'Table %1$d';
        INSERT INTO table_%1$d (id, name) VALUES (1, 'one');
        INSERT INTO table_%1$d (id, name) VALUES (2, 'it''s two');
        CREATE FUNCTION function_%1$d() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
        DO $$ BEGIN PERFORM 1; END $$;

        -- ROLLBACK:
        -- DROP FUNCTION function_%1$d();
        -- DROP TABLE table_%1$d;
        """
                .formatted(number);
    }

    private static String copy() {
        return """
        CREATE TABLE copied (id bigint, name text);
        COPY copied (id, name) FROM stdin;
        1\tone
        2\ttwo
        \\.
        """;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void runOn(String command, String... options) {
        var args = new String[options.length + 3];
        args[0] = command;
        args[1] = "--project";
        args[2] = project;
        System.arraycopy(options, 0, args, 3, options.length);
        run(args);
    }

    private void run(String... args) {
        Main.run(console, args);
    }
}
