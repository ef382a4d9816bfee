package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantsReport;
import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All tenants and all migrations, as they were read together. Immutable.
///
/// @param report where the tenants stand
/// @param rollout the latest rollout; empty before the first
/// @param attended whether some process works on that one now
/// @param columns the migrations, in their order
/// @param rows the tenants, by name
/// @param counts how many tenants are in which state
record TenantTable(
        TenantsReport report,
        Optional<RolloutSummary> rollout,
        boolean attended,
        List<Column> columns,
        List<TenantRow> rows,
        Map<TenantState, Integer> counts) {
    static TenantTable of(
            TenantsReport report, Optional<RolloutSummary> rollout, boolean attended) {
        var columns = columns(report);
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).key(), i);
        }
        var results =
                rollout.map(latest ->
                                latest.tenants().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        TenantResult::schema, result -> result)))
                        .orElse(Map.of());
        // What stands alike has the same report, so that few cells are made however many there are.
        var stands = new IdentityHashMap<StatusReport, Stand>();
        var rows = new ArrayList<TenantRow>(report.tenants().size());
        var counts = new EnumMap<TenantState, Integer>(TenantState.class);
        for (var tenant : report.tenants()) {
            var row =
                    TenantRow.of(
                            tenant,
                            tenant.report()
                                    .map(found ->
                                            stands.computeIfAbsent(
                                                    found, it -> Stand.of(it, places)))
                                    .orElse(Stand.UNKNOWN),
                            Optional.ofNullable(results.get(tenant.schema())));
            rows.add(row);
            counts.merge(row.state(), 1, Integer::sum);
        }
        return new TenantTable(report, rollout, attended, columns, List.copyOf(rows), counts);
    }

    /// Those of the files, and those that only records have.
    private static List<Column> columns(TenantsReport report) {
        var columns = new HashMap<String, Column>();
        for (var migration : report.project().migrations()) {
            var column = Column.of(migration);
            columns.put(column.key(), column);
        }
        var seen = new IdentityHashMap<StatusReport, Boolean>();
        for (var tenant : report.tenants()) {
            tenant.report()
                    .filter(found -> seen.put(found, true) == null)
                    .ifPresent(found ->
                            found.rows().stream()
                                    .filter(row -> row.migration().isEmpty())
                                    .map(Column::of)
                                    .forEach(column -> columns.putIfAbsent(column.key(), column)));
        }
        return columns.values().stream().sorted(Column.ORDER).toList();
    }

    /// How many tenants are in a state.
    int count(TenantState state) {
        return counts.getOrDefault(state, 0);
    }

    /// `212 up to date, 3 pending, 1 new`; empty without tenants.
    String summary() {
        return counts.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .map(state -> "%,d %s".formatted(count(state), state.word()))
                .collect(Collectors.joining(", "));
    }

    /// The tenants that something can be done with.
    List<String> there() {
        return rows.stream()
                .filter(row -> row.status().presence() != TenantStatus.Presence.VANISHED)
                .map(TenantRow::schema)
                .toList();
    }
}
