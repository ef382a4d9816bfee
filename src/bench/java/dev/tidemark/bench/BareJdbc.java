package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The least that a migration tool in Java has to do: for each file read it, run it in a
/// transaction together with a row that records it, commit. What the benchmarks compare Tidemark
/// with.
public final class BareJdbc {
    private BareJdbc() {}

    /// Entry point; the connection comes from the `PG*` variables.
    ///
    /// @param arguments the folder of the files
    /// @throws IOException when a file can't be read
    /// @throws SQLException when the server refuses
    public static void main(String[] arguments) throws IOException, SQLException {
        var properties = new Properties();
        properties.setProperty("user", System.getenv("PGUSER"));
        properties.setProperty("sslmode", System.getenv("PGSSLMODE"));
        properties.setProperty("preferQueryMode", "simple");
        String url =
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                System.getenv("PGHOST"),
                                System.getenv("PGPORT"),
                                System.getenv("PGDATABASE"));
        try (var files = Files.list(Path.of(arguments[0]));
                var connection = DriverManager.getConnection(url, properties)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE bare_history (version text PRIMARY KEY)");
                connection.commit();
                var record =
                        connection.prepareStatement(
                                "INSERT INTO bare_history (version) VALUES (?)");
                for (Path file : files.sorted().toList()) {
                    statement.execute(Files.readString(file));
                    record.setString(1, file.getFileName().toString());
                    record.executeUpdate();
                    connection.commit();
                }
            }
        }
    }
}
