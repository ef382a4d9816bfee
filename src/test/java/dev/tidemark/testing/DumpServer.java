package dev.tidemark.testing;

import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.embedded.EmbeddedServer;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.PgSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A server of a version whose `pg_dump` is installed, shared by all tests that ask for it; they
/// are skipped where there is none.
public final class DumpServer implements AutoCloseable {
    /// What the embedded programs are of.
    private static final int EMBEDDED = 18;

    private final EmbeddedServer server;

    private DumpServer(int major) {
        server =
                EmbeddedServer.start(
                        TestServers.options().withPrograms(TestServers.otherVersions().get(major)));
    }

    private static EmbeddedServer.Options options(int major) {
        Path programs = TestServers.otherVersions().get(major);
        return programs == null
                ? TestServers.options()
                : TestServers.options().withPrograms(programs);
    }

    /// A server of the same version for one test, which closes it.
    public static EmbeddedServer own() {
        return EmbeddedServer.start(options(major().orElseThrow()));
    }

    /// The newest served version that has its own pg_dump here.
    public static OptionalInt major() {
        try {
            var installed =
                    new ProgramSearch(Environment.ofProcess(), Optional.empty())
                            .installed().stream().map(programs -> programs.major()).toList();
            return IntStream.concat(
                            IntStream.of(EMBEDDED),
                            TestServers.otherVersions().keySet().stream()
                                    .mapToInt(Integer::intValue))
                    .filter(installed::contains)
                    .max();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The server itself.
    public EmbeddedServer server() {
        return server;
    }

    /// A database of the server, as its owner.
    public BackupServer database(String name) {
        return new BackupServer(server.settings(name));
    }

    /// A new database with a script run in it.
    public BackupServer create(String name, String script) throws SQLException {
        try (var session = server.connector("postgres").open("test")) {
            String quoted = "\"%s\"".formatted(name.replace("\"", "\"\""));
            session.send("drop database if exists %s with (force)".formatted(quoted));
            session.send("create database %s template template0".formatted(quoted));
        }
        execute(name, script);
        return database(name);
    }

    /// Runs statements in a database.
    public void execute(String database, String sql) throws SQLException {
        try (var session = open(database)) {
            session.send(sql);
        }
    }

    /// The first column of all rows as text.
    public List<String> values(String database, String sql) throws SQLException {
        try (var session = open(database)) {
            return session.query(sql, row -> row.getString(1));
        }
    }

    /// The first of [#values].
    public String value(String database, String sql) throws SQLException {
        return values(database, sql).getFirst();
    }

    /// A session as the server's owner.
    public PgSession open(String database) {
        return server.connector(database).open("test");
    }

    /// Databases whose names begin so.
    public List<String> databases(String beginning) throws SQLException {
        return values("postgres", "select datname from pg_database order by 1").stream()
                .filter(name -> name.startsWith(beginning))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    /// Hands it to tests.
    public static final class Extension implements ParameterResolver, ExecutionCondition {
        private static final Namespace NAMESPACE = Namespace.create(DumpServer.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return major().isPresent()
                    ? ConditionEvaluationResult.enabled("pg_dump is here")
                    : ConditionEvaluationResult.disabled(
                            "no pg_dump of PostgreSQL 13 to 18 is installed: apt-get install postgresql-client");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DumpServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            DumpServer.class,
                            _ -> new DumpServer(major().orElseThrow()),
                            DumpServer.class);
        }
    }
}
