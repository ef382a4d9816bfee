package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads the tracking tables of many schemas at once: what each records in the form of a digest, so
/// that schemas which stand alike are told apart from the others without reading their rows.
///
/// One query finds the tables; then one statement after the other reads a batch of them, joined by
/// UNION ALL. A batch takes no more relation locks than `max_locks_per_transaction` allows each
/// transaction, and frees them before the next.
public final class TrackingSurvey {
    private final TrackingRequest request;
    private final List<String> searched;

    /// @param request how the table is configured; its schema does not count
    public TrackingSurvey(TrackingRequest request) {
        this.request = request;
        this.searched = request.configuredTable().map(List::of).orElse(Catalogue.NAMES);
    }

    /// Reads all of them, in the order given.
    ///
    /// @param schemas names of schemas; one that does not exist has no table
    /// @throws SQLException the server's error
    public Map<String, SurveyedTable> read(PgSession session, List<String> schemas)
            throws SQLException {
        var found = new LinkedHashMap<String, List<SurveyRow>>();
        schemas.forEach(schema -> found.put(schema, new ArrayList<>()));
        for (var row : SurveyRow.read(session, schemas, names())) {
            var rows = found.get(row.schema());
            if (rows != null) {
                rows.add(row);
            }
        }
        var layouts = new HashMap<String, Layout>();
        var tables = new LinkedHashMap<String, SurveyedTable>();
        found.forEach((schema, rows) -> tables.put(schema, table(schema, rows, layouts)));
        fill(session, tables);
        return tables;
    }

    /// Whether a schema stands as it stood when it was read: the same records, no journal that was
    /// not there, nothing begun. What another process began in it and did not end is in the journal
    /// alone, which may be new as well. Asked under the schema's lock, or in a transaction of one
    /// moment.
    ///
    /// @param table as it was read
    /// @throws SQLException the server's error
    public boolean stillHolds(PgSession session, SurveyedTable table) throws SQLException {
        if (!table.shared()) {
            return false;
        }
        String schema = table.name().schema();
        var now = read(session, List.of(schema)).get(schema);
        return now != null && now.shared() && now.likeness().equals(table.likeness());
    }

    private List<String> names() {
        var names = new ArrayList<>(searched);
        searched.forEach(name -> names.add(new TrackingTableName("", name).journal().table()));
        return names;
    }

    private SurveyedTable table(String schema, List<SurveyRow> rows, Map<String, Layout> layouts) {
        var candidates = rows.stream().filter(row -> searched.contains(row.table())).toList();
        String usual = request.configuredTable().orElse(Catalogue.NAMES.getFirst());
        if (candidates.size() != 1) {
            var name = new TrackingTableName(schema, usual);
            String rights =
                    rows.stream()
                            .map(row -> row.table() + row.rights())
                            .collect(Collectors.joining());
            return candidates.isEmpty() && !rows.isEmpty()
                    ? SurveyedTable.missing(name, rights)
                    : SurveyedTable.odd(name);
        }
        var row = candidates.getFirst();
        var name = new TrackingTableName(schema, row.table());
        var journal =
                rows.stream()
                        .filter(other -> other.table().equals(name.journal().table()))
                        .findFirst();
        var layout =
                layouts.computeIfAbsent(
                        row.columns(),
                        _ -> LayoutDetection.of(row.columnList()).orElse(Layout.OWN));
        boolean readable = row.rights().startsWith("tt") && !row.columns().isEmpty();
        boolean understood = LayoutDetection.of(row.columnList()).isPresent();
        return readable && understood
                ? SurveyedTable.found(name, layout, row, journal)
                : SurveyedTable.odd(name);
    }

    private static void fill(PgSession session, Map<String, SurveyedTable> tables)
            throws SQLException {
        // A single table needs no budget.
        int budget = tables.size() == 1 ? 0 : SurveyBatch.lockBudget(session);
        var byNumber = new ArrayList<SurveyedTable>();
        var batch = new ArrayList<SurveyBatch.Member>();
        int locks = 0;
        for (var table : List.copyOf(tables.values())) {
            if (!table.readable()) {
                continue;
            }
            if (locks + table.locks() > budget && !batch.isEmpty()) {
                read(session, batch, tables);
                batch.clear();
                locks = 0;
            }
            batch.add(new SurveyBatch.Member(byNumber.size(), table));
            byNumber.add(table);
            locks += table.locks();
        }
        if (!batch.isEmpty()) {
            read(session, batch, tables);
        }
    }

    private static void read(
            PgSession session, List<SurveyBatch.Member> batch, Map<String, SurveyedTable> tables)
            throws SQLException {
        var contents = SurveyBatch.readOrSplit(session, batch);
        for (var member : batch) {
            var content = contents.get(member.number());
            var table = member.table();
            tables.put(
                    table.name().schema(),
                    content == null ? SurveyedTable.odd(table.name()) : table.with(content));
        }
    }
}
