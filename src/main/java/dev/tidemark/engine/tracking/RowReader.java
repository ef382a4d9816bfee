package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum;
import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum.Algorithm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the rows of a tracking table, whatever its layout.
final class RowReader {
    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final Set<String> YES = Set.of("t", "true", "1", "yes", "success", "applied");

    private final TrackingTableName name;
    private final Layout columns;

    RowReader(TrackingTableName name, Layout columns) {
        this.name = name;
        this.columns = columns;
    }

    /// What was read.
    ///
    /// @param layout the layout with what only the values tell: how keys are written and which
    ///   checksum is kept
    /// @param rows the migrations in force and the failed ones, in the table's order
    record Result(Layout layout, List<TrackedMigration> rows) {}

    /// Reads all rows.
    Result read(PgSession session) throws SQLException {
        var roles = new ArrayList<Role>();
        var list = new ArrayList<String>();
        for (Role role : Role.values()) {
            columns.column(role)
                    .ifPresent(column -> {
                        roles.add(role);
                        String quoted = SqlQuote.identifier(column.name());
                        list.add(column.time() ? micros(quoted) : quoted);
                    });
        }
        String sql =
                "select %s from %s order by %s"
                        .formatted(String.join(", ", list), name.quoted(), order());
        var raw = session.query(sql, row -> raw(row, roles));
        var layout = refined(raw);
        var rows =
                switch (layout.tool()) {
                    case FLYWAY -> new FlywayHistory(layout).inForce(raw);
                    case PRISMA -> prisma(raw, layout);
                    case GOLANG_MIGRATE, TIDEMARK -> map(raw, layout);
                    default -> map(raw, layout);
                };
        return new Result(layout, rows);
    }

    /// A time as a number: the driver takes far longer to read a time with its zone.
    private static String micros(String column) {
        return "case when isfinite(%1$s) then (extract(epoch from %1$s::timestamptz) * 1000000)::bigint end"
                .formatted(column);
    }

    private String order() {
        for (Role role : List.of(Role.RANK, Role.STARTED_AT, Role.ID, Role.KEY)) {
            var column = columns.column(role);
            if (column.isPresent()) {
                return SqlQuote.identifier(column.get().name());
            }
        }
        return "1";
    }

    private Map<Role, String> raw(ResultSet row, List<Role> roles) throws SQLException {
        var values = new EnumMap<Role, String>(Role.class);
        for (int i = 0; i < roles.size(); i++) {
            String value = row.getString(i + 1);
            if (value != null) {
                values.put(roles.get(i), value);
            }
        }
        return values;
    }

    private Layout refined(List<Map<Role, String>> raw) {
        var algorithm = columns.algorithm();
        boolean free = algorithm != Algorithm.FLYWAY_CRC32 && columns.tool() != Tool.PRISMA;
        if (free
                && raw.stream()
                        .map(row -> text(row, Role.CHECKSUM))
                        .anyMatch(
                                value -> value.isPresent() && MD5.matcher(value.get()).matches())) {
            algorithm = Algorithm.MD5;
        }
        var form = columns.keyForm();
        boolean named = columns.tool() != Tool.TIDEMARK && columns.tool() != Tool.FLYWAY;
        if (named && form != KeyForm.NUMBER && columns.tool() != Tool.DIESEL) {
            var keys = raw.stream().flatMap(row -> text(row, Role.KEY).stream()).toList();
            if (!keys.isEmpty()) {
                form = KeyForm.shownBy(keys, columns.key().name());
            }
        }
        return columns.with(form, algorithm);
    }

    private static List<TrackedMigration> map(List<Map<Role, String>> raw, Layout layout) {
        return raw.stream().map(row -> row(row, layout)).toList();
    }

    /// Prisma keeps attempts that were marked as rolled back; they no longer count.
    private static List<TrackedMigration> prisma(List<Map<Role, String>> raw, Layout layout) {
        return raw.stream()
                .filter(row -> !row.containsKey(Role.ROLLED_BACK_AT))
                .map(row -> row(row, layout))
                .toList();
    }

    /// One row as it stands.
    static TrackedMigration row(Map<Role, String> row, Layout layout) {
        String key = text(row, Role.KEY).orElse("");
        var ms = text(row, Role.EXECUTION_MS).filter(RowReader::whole).map(Long::valueOf);
        var run = text(row, Role.RUN_ID);
        return new TrackedMigration(
                switch (layout.tool()) {
                    case PRISMA -> text(row, Role.ID).orElse(key);
                    case FLYWAY -> text(row, Role.RANK).orElse(key);
                    default -> key;
                },
                key,
                text(row, Role.FILENAME),
                text(row, Role.DESCRIPTION),
                text(row, Role.CHECKSUM).flatMap(value -> checksum(value, layout)),
                text(row, Role.ROLLBACK_SQL),
                time(row, Role.APPLIED_AT),
                text(row, Role.APPLIED_BY),
                ms,
                success(row, layout),
                layout.tool() == Tool.TIDEMARK && run.isPresent() && ms.isEmpty(),
                Optional.empty());
    }

    private static boolean success(Map<Role, String> row, Layout layout) {
        return switch (layout.tool()) {
            case PRISMA -> row.containsKey(Role.APPLIED_AT);
            case GOLANG_MIGRATE -> text(row, Role.DIRTY).filter(YES::contains).isEmpty();
            default ->
                    text(row, Role.SUCCESS)
                            .map(value -> YES.contains(value.toLowerCase(Locale.ROOT)))
                            .orElse(true);
        };
    }

    private static Optional<StoredChecksum> checksum(String value, Layout layout) {
        if (layout.algorithm() == Algorithm.FLYWAY_CRC32) {
            return whole(value)
                    ? Optional.of(new StoredChecksum(Algorithm.FLYWAY_CRC32, value))
                    : Optional.empty();
        }
        String lower = value.strip().toLowerCase(Locale.ROOT);
        if (MD5.matcher(lower).matches()) {
            return Optional.of(new StoredChecksum(Algorithm.MD5, lower));
        }
        boolean file = layout.algorithm() == Algorithm.SHA256_FILE;
        return SHA256.matcher(lower).matches()
                ? Optional.of(
                        new StoredChecksum(file ? Algorithm.SHA256_FILE : Algorithm.SHA256, lower))
                : Optional.empty();
    }

    static Optional<String> text(Map<Role, String> row, Role role) {
        return Optional.ofNullable(row.get(role));
    }

    private static Optional<Instant> time(Map<Role, String> row, Role role) {
        return text(row, role)
                .filter(RowReader::whole)
                .map(micros -> Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS));
    }

    private static boolean whole(String value) {
        return NUMBER.matcher(value).matches() && value.length() < 19;
    }
}
