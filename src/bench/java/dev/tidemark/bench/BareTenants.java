package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The least that a program in Java has to do to migrate many schemas with four connections: for
/// each schema and each file set the search path, run the file, record it, commit.
public final class BareTenants {
    private static final int CONNECTIONS = 4;

    private BareTenants() {}

    /// Entry point; the connection comes from the `PG*` variables.
    ///
    /// @param arguments the folder of the files
    /// @throws IOException when a file can't be read
    /// @throws SQLException when the server refuses
    /// @throws InterruptedException when interrupted
    /// @throws ExecutionException when a connection fails
    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Map<String, String> scripts = new LinkedHashMap<>();
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".sql")).sorted().toList()) {
                scripts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        var schemas = new ConcurrentLinkedQueue<String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select nspname from pg_namespace where nspname ~ '^t_' order by 1")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                work.add(
                        threads.submit(() -> {
                            migrate(schemas, scripts);
                            return null;
                        }));
            }
            for (var each : work) {
                each.get();
            }
        }
    }

    private static void migrate(ConcurrentLinkedQueue<String> schemas, Map<String, String> scripts)
            throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            for (String schema = schemas.poll(); schema != null; schema = schemas.poll()) {
                migrate(connection, schema, scripts);
            }
        }
    }

    private static void migrate(Connection connection, String schema, Map<String, String> scripts)
            throws SQLException {
        try (var statement = connection.createStatement();
                var record =
                        connection.prepareStatement(
                                "INSERT INTO %s.schema_migrations (version) VALUES (?)"
                                        .formatted(schema))) {
            for (var script : scripts.entrySet()) {
                statement.execute("SET LOCAL search_path = " + schema);
                statement.execute(script.getValue().replace("public.", schema + "."));
                record.setString(1, script.getKey());
                record.executeUpdate();
                connection.commit();
            }
        }
    }

    private static Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", System.getenv("PGUSER"));
        properties.setProperty("sslmode", System.getenv("PGSSLMODE"));
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                System.getenv("PGHOST"),
                                System.getenv("PGPORT"),
                                System.getenv("PGDATABASE")),
                properties);
    }

    /// What makes schemas with the tracking tables of an older tool, a hundred a transaction.
    static String schemas(int count) {
        return """
        DO $$ BEGIN
          FOR i IN 1..%d LOOP
            EXECUTE format('CREATE SCHEMA t_%%s', i);
            EXECUTE format('CREATE TABLE t_%%s.schema_migrations (id SERIAL PRIMARY KEY, version VARCHAR(255) UNIQUE NOT NULL, description TEXT, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, checksum VARCHAR(64))', i);
            IF i %% 100 = 0 THEN COMMIT; END IF;
          END LOOP;
        END $$
        """
                .formatted(count);
    }
}
