package dev.tidemark.engine.tracking;

import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/// Schema and name of a tracking table, unquoted.
public record TrackingTableName(String schema, String table) {
    private static final int MAX_NAME = 63;

    /// The name as it goes into SQL, both parts quoted.
    public String quoted() {
        return SqlQuote.identifier(schema) + "." + SqlQuote.identifier(table);
    }

    /// The journal that belongs to it. A table name too long for the ending is cut first, as
    /// PostgreSQL keeps 63 bytes of a name.
    public TrackingTableName journal() {
        return beside("_journal");
    }

    /// The table that keeps what the schema was after the last run.
    public TrackingTableName ground() {
        return beside("_ground");
    }

    private TrackingTableName beside(String ending) {
        String start = table;
        while (start.getBytes(StandardCharsets.UTF_8).length > MAX_NAME - ending.length()) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return new TrackingTableName(schema, start + ending);
    }

    /// All tables that keep the books: what they are is no part of what is migrated.
    public Set<SqlName> tables() {
        return Set.of(sqlName(), journal().sqlName(), ground().sqlName());
    }

    private SqlName sqlName() {
        return new SqlName(schema, table);
    }

    /// The key of the session advisory lock that guards this table's runs: the first eight bytes of
    /// the SHA-256 of its name, so that every Tidemark computes the same one.
    public long lockKey() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(("tidemark " + this).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
