package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerFacts;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// How large the database is and, where that can be known, how much room is left.
///
/// A server does not tell its free room. Only when its data folder is on this machine, which the
/// system identifier in its `pg_control` proves, the file system is asked.
final class DiskInspection implements Inspection {
    private static final String SIZE =
            """
            select pg_database_size(current_database()),
                   (select s.spcname from pg_catalog.pg_database d
                      join pg_catalog.pg_tablespace s on s.oid = d.dattablespace
                     where d.datname = current_database())
            """;
    private static final String FOLDER =
            """
            select setting from pg_catalog.pg_settings where name = 'data_directory'
            """;

    /// Less room than this share of the database's size is worth a warning: a rewrite needs as much
    /// as its table has.
    private static final double LOW = 0.5;

    @Override
    public Finding look(PgSession session) throws SQLException {
        record Size(long bytes, String tablespace) {}
        var size =
                session.first(SIZE, row -> new Size(row.getLong(1), row.getString(2)))
                        .orElseThrow();
        String text =
                "The database has %s in tablespace %s"
                        .formatted(ByteCount.text(size.bytes()), size.tablespace());
        var free = size.tablespace().equals("pg_default") ? free(session) : Optional.<Long>empty();
        if (free.isEmpty()) {
            return Finding.notKnown(
                    Subject.DISK,
                    text + "; how much room the server's disk has left is not known from here.",
                    "Look on the server when a migration rewrites or indexes a large table.");
        }
        String room = "%s; its disk has %s left.".formatted(text, ByteCount.text(free.get()));
        return free.get() < size.bytes() * LOW
                ? Finding.warning(
                        Subject.DISK, room, "Make room before a migration rewrites a large table.")
                : Finding.ok(Subject.DISK, room);
    }

    private static Optional<Long> free(PgSession session) throws SQLException {
        var folder = session.first(FOLDER, row -> row.getString(1)).filter(name -> name != null);
        var system = ServerFacts.systemIdentifier(session);
        if (folder.isEmpty() || system.isEmpty()) {
            return Optional.empty();
        }
        var path = Path.of(folder.get());
        try {
            return system.get().equals(systemIdentifier(path))
                    ? Optional.of(Files.getFileStore(path).getUsableSpace())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The first field of `pg_control`, eight bytes in the server's own order.
    private static String systemIdentifier(Path folder) throws IOException {
        var file = folder.resolve("global").resolve("pg_control");
        try (var input = new DataInputStream(Files.newInputStream(file))) {
            long number = input.readLong();
            boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
            return Long.toUnsignedString(little ? Long.reverseBytes(number) : number);
        }
    }
}
