package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// What can be wrong with a tracking table, in words.
final class TrackingProblems {
    private static final String NO_PERMISSION = "42501";
    private static final int MOST_NAMES = 10;

    private TrackingProblems() {}

    /// @param schemaAsked whether only one schema was looked at already
    static Problem ambiguous(List<TrackingTableName> found, boolean schemaAsked) {
        String list =
                found.stream()
                        .limit(MOST_NAMES)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        String more = found.size() > MOST_NAMES ? ", …" : "";
        var first = found.getFirst();
        String setting = "Name one with `tracking = \"%s\"` in tidemark.toml".formatted(first);
        return Problem.of(
                ProblemCode.TRACKING_AMBIGUOUS,
                "The tracking table could not be chosen",
                "this database has %d of them: %s%s".formatted(found.size(), list, more),
                schemaAsked
                        ? setting + "."
                        : "%s, or one schema with `--schema %s`."
                                .formatted(setting, first.schema()));
    }

    static Problem unknownLayout(TrackingTableName name, List<Column> columns) {
        String list =
                columns.stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", "));
        return Problem.of(
                ProblemCode.TRACKING_UNKNOWN_LAYOUT,
                "The tracking table %s could not be read".formatted(name),
                "its columns are those of no tool that Tidemark knows: %s".formatted(list),
                "Name the right table, or a new one, with `tracking = \"schema.table\"` in tidemark.toml.");
    }

    static Problem columnNotUnderstood(TrackingTableName name, Column column) {
        return Problem.of(
                ProblemCode.TRACKING_NOT_WRITABLE,
                "Nothing was applied, because %s can't be written".formatted(name),
                "its column %s is NOT NULL without a default, and what belongs in it is not known"
                        .formatted(column.name()),
                "Give the column a default: ALTER TABLE %s ALTER COLUMN %s SET DEFAULT …;"
                        .formatted(name.quoted(), SqlQuote.identifier(column.name())));
    }

    static Problem versionNotStorable(TrackingTableName name, Layout layout, Migration migration) {
        return Problem.of(
                        ProblemCode.TRACKING_NOT_WRITABLE,
                        "%s was not applied".formatted(migration.path()),
                        "%s of %s holds numbers only, and %s is none"
                                .formatted(name, layout.tool().title(), migration.version()),
                        "Give the file a version that is a number, or keep it in a project of its own.")
                .at(new SourcePosition(migration.path(), 1, 1));
    }

    static Problem versionTooLong(TrackingTableName name, Layout layout, Migration migration) {
        return Problem.of(
                        ProblemCode.TRACKING_NOT_WRITABLE,
                        "%s was not applied".formatted(migration.path()),
                        "its version does not fit into column %s %s of %s"
                                .formatted(layout.key().name(), layout.key().type(), name),
                        "Give the file a shorter version, or widen the column.")
                .at(new SourcePosition(migration.path(), 1, 1));
    }

    static Problem missingRight(String role, String right, String object, String grant) {
        return Problem.of(
                ProblemCode.RIGHTS_MISSING,
                "The tracking table could not be used",
                "role %s lacks %s on %s".formatted(role, right, object),
                "Run as its owner or a superuser: %s;".formatted(grant));
    }

    /// The journal was made by an earlier Tidemark, and the role may not change it.
    static Problem oldJournal(TrackingTableName name, String role) {
        return Problem.of(
                ProblemCode.NO_RIGHTS,
                "The journal could not be used",
                "%s lacks a column, and role %s does not own it".formatted(name.journal(), role),
                "Run as its owner or a superuser: ALTER TABLE %s ADD COLUMN problem jsonb;"
                        .formatted(name.journal().quoted()));
    }

    /// A server error while a tracking table was read or written, as a problem.
    static ProblemException of(TrackingTableName name, String role, SQLException exception) {
        if (ServerErrors.sqlState(exception).equals(NO_PERMISSION)) {
            return new ProblemException(
                    missingRight(
                                    role,
                                    "a right",
                                    name.toString(),
                                    "GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s"
                                            .formatted(name.quoted(), SqlQuote.identifier(role)))
                            .withServer(ServerErrors.of(exception).orElse(null)),
                    exception);
        }
        var code =
                ServerErrors.connectionLost(exception)
                        ? ProblemCode.CONNECTION_LOST
                        : ProblemCode.STATEMENT_FAILED;
        return new ProblemException(
                Problem.of(
                                code,
                                "The tracking table %s could not be used".formatted(name),
                                String.valueOf(exception.getMessage()),
                                "Check the connection and the table, then try again.")
                        .withServer(ServerErrors.of(exception).orElse(null)),
                exception);
    }
}
