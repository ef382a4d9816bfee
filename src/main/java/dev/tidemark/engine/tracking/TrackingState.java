package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a database says of its migrations, read once; immutable.
///
/// @param table the tracking table, or the one that would be created
/// @param exists whether the table is there
/// @param owner whether the role owns the table and may add columns to it
/// @param journalExists whether the journal is there
/// @param role the role that read it
/// @param rows the migrations in force and the failed ones, in the table's order
/// @param unfinished what an earlier run began and did not end
/// @param journalled the checksum with which the journal says that a version was last applied, by
///   version; empty unless some row has none
/// @param lockHolder who holds the table's lock now
/// @param abandoned what the server still does for a run whose program is gone
/// @param createSql statements that create what is missing, schema, table and journal, separated by
///   semicolons; empty when nothing is
/// @param rightsMissing what the role may not do, each with the GRANT that allows it; `status`
///   works without
public record TrackingState(
        TrackingTable table,
        boolean exists,
        boolean owner,
        boolean journalExists,
        String role,
        List<TrackedMigration> rows,
        List<Unfinished> unfinished,
        Map<String, String> journalled,
        Optional<LockHolder> lockHolder,
        Optional<AbandonedWork> abandoned,
        String createSql,
        List<Problem> rightsMissing) {
    public TrackingState {
        rows = List.copyOf(rows);
        unfinished = List.copyOf(unfinished);
        journalled = Map.copyOf(journalled);
        rightsMissing = List.copyOf(rightsMissing);
    }

    /// Schema and name of the tracking table.
    public TrackingTableName name() {
        return table.name();
    }

    /// The same records in another schema that stands alike. Who works on it is not known.
    ///
    /// @param schema a schema whose [SurveyedTable#likeness] is that of this one
    public TrackingState in(String schema) {
        var other = new TrackingTableName(schema, name().table());
        return new TrackingState(
                table.named(other),
                exists,
                owner,
                journalExists,
                role,
                rows,
                unfinished,
                journalled,
                Optional.empty(),
                Optional.empty(),
                TrackingDdl.moved(createSql, name(), other),
                rightsMissing);
    }

    /// Whether even the schema is missing, so that the first run creates it: for a schema that
    /// somebody named, perhaps a slip of the pen.
    public boolean createsSchema() {
        return createSql.startsWith(TrackingDdl.CREATE_SCHEMA);
    }

    /// Reads the same table again.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException as [#read(PgSession, TrackingRequest)]
    public TrackingState readAgain(PgSession session) {
        return read(session, new TrackingRequest(Optional.of(name().quoted()), Optional.empty()));
    }

    /// Finds the tracking table and reads it, its journal and its lock. Nothing is changed.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when several tables could be meant, the
    ///   columns are not understood, or the role may not read
    public static TrackingState read(PgSession session, TrackingRequest request) {
        Catalogue catalogue;
        try {
            catalogue = Catalogue.read(session, request);
        } catch (SQLException e) {
            throw TrackingProblems.of(
                    new TrackingTableName("pg_catalog", "pg_class"), "current_user", e);
        }
        var candidates = catalogue.candidates();
        if (candidates.size() > 1) {
            throw TrackingProblems.ambiguous(
                            candidates.stream().map(Catalogue.Table::name).toList(),
                            request.schema().isPresent())
                    .asException();
        }
        var name =
                candidates.stream()
                        .findFirst()
                        .map(Catalogue.Table::name)
                        .orElseGet(() ->
                                new TrackingTableName(
                                        catalogue.schema(),
                                        request.configuredTable()
                                                .orElse(Catalogue.NAMES.getFirst())));
        try {
            return read(session, catalogue, name);
        } catch (SQLException e) {
            throw TrackingProblems.of(name, catalogue.role(), e);
        }
    }

    /// Whether another reading found the same records, so that a plan made of one holds for the
    /// other.
    public boolean sameRecords(TrackingState other) {
        return exists == other.exists
                && journalExists == other.journalExists
                && name().equals(other.name())
                && table.layout().equals(other.table.layout())
                && rows.equals(other.rows)
                && unfinished.equals(other.unfinished);
    }

    private static TrackingState read(
            PgSession session, Catalogue catalogue, TrackingTableName name) throws SQLException {
        var rights = new RightsCheck(catalogue, name);
        var found = catalogue.table(name);
        var content = new RowReader.Result(Layout.OWN, List.of());
        if (found.isPresent()) {
            rights.reading(found.get()).ifPresent(TrackingState::raise);
            var layout =
                    LayoutDetection.of(found.get().columns())
                            .orElseThrow(() ->
                                    TrackingProblems.unknownLayout(name, found.get().columns())
                                            .asException());
            content = new RowReader(name, layout).read(session);
        }
        var journalTable = catalogue.table(name.journal());
        var journal = new JournalReader(name);
        boolean readable = journalTable.isPresent() && rights.reading(journalTable.get()).isEmpty();
        boolean unchecked = content.rows().stream().anyMatch(row -> row.checksum().isEmpty());
        var holder = LockHolder.find(session, name, readable);
        return new TrackingState(
                new TrackingTable(name, content.layout()),
                found.isPresent(),
                found.map(Catalogue.Table::owner).orElse(true),
                journalTable.isPresent(),
                catalogue.role(),
                content.rows(),
                readable ? journal.unfinished(session) : List.of(),
                readable && unchecked ? journal.checksums(session) : Map.of(),
                holder,
                readable && holder.isEmpty() ? AbandonedWork.find(session, name) : Optional.empty(),
                TrackingDdl.missing(catalogue, name),
                rights.writing());
    }

    private static void raise(Problem problem) {
        throw problem.asException();
    }
}
