package dev.tidemark.engine.tracking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The columns that adoption adds to another tool's table: nullable ones, so that the tool's own
/// INSERT goes on working.
final class Adoption {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("checksum", "text", 0, false, false),
                    new Column("rollback_sql", "text", 0, false, false),
                    new Column("applied_by", "text", 0, false, false),
                    new Column("execution_ms", "bigint", 0, false, false),
                    new Column("run_id", "uuid", 0, false, false));

    private static final Set<Tool> WITHOUT_CHECKSUM =
            EnumSet.of(Tool.THAT_SMART_SITE, Tool.TROSSAPP, Tool.LANCIO, Tool.DBMATE, Tool.DIESEL);

    private Adoption() {}

    /// The columns whose part no column of the table plays yet.
    static List<Column> added(Layout layout) {
        if (layout.pointer() || layout.tool() == Tool.TIDEMARK) {
            return List.of();
        }
        Set<String> taken =
                layout.columns().values().stream().map(Column::name).collect(Collectors.toSet());
        layout.others().forEach(column -> taken.add(column.name()));
        var added = new ArrayList<Column>();
        for (var column : COLUMNS) {
            Role role = LayoutDetection.ADDED.get(column.name());
            if (role != null && !layout.has(role) && !taken.contains(column.name())) {
                added.add(column);
            }
        }
        return added;
    }

    /// Whether the table's checksum is one that adoption adds or added, not its tool's.
    static boolean addsChecksum(Layout layout) {
        return WITHOUT_CHECKSUM.contains(layout.tool())
                && layout.column(Role.CHECKSUM).map(Adoption::free).orElse(true);
    }

    /// Whether the table's way back is one that adoption adds or added.
    static boolean addsRollback(Layout layout) {
        boolean own = layout.tool() == Tool.TIDEMARK || layout.tool() == Tool.TENANTS_BUSINESS;
        return !own
                && !layout.pointer()
                && layout.column(Role.ROLLBACK_SQL).map(Adoption::free).orElse(true);
    }

    private static boolean free(Column column) {
        return column.type().equals("text") && !column.notNull();
    }

    /// The layout with those columns.
    static Layout extended(Layout layout) {
        var columns = new EnumMap<Role, Column>(Role.class);
        columns.putAll(layout.columns());
        for (var column : added(layout)) {
            Role role = LayoutDetection.ADDED.get(column.name());
            if (role != null) {
                columns.put(role, column);
            }
        }
        return new Layout(
                layout.tool(), layout.keyForm(), layout.algorithm(), columns, layout.others());
    }
}
