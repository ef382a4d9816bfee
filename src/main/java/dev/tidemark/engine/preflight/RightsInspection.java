package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;

/// Whether the role may write the records and change what the scripts name.
final class RightsInspection implements Inspection {
    private static final String CREATES =
            """
            select coalesce(current_schema(), ''),
                   coalesce(has_schema_privilege(current_schema(), 'CREATE'), false), current_user
            """;
    private static final String FOREIGN =
            """
            select n.nspname || '.' || c.relname
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm')
               and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname not like 'pg\\_toast%'
               and c.relname = any(string_to_array(?, chr(31)))
               and not pg_has_role(c.relowner, 'USAGE')
             order by 1 limit 5
            """;

    private final Plan plan;
    private final PlanNames names;

    RightsInspection(Plan plan, PlanNames names) {
        this.plan = plan;
        this.names = names;
    }

    @Override
    public Finding look(PgSession session) throws SQLException {
        var missing = TrackingState.read(session, plan.tracking()).rightsMissing();
        if (!missing.isEmpty()) {
            return Finding.refused(
                    Subject.RIGHTS, missing.getFirst().why() + ".", missing.getFirst().hint());
        }
        record Creating(String schema, boolean may, String role) {}
        var creating =
                session.first(
                                CREATES,
                                row ->
                                        new Creating(
                                                row.getString(1),
                                                row.getBoolean(2),
                                                row.getString(3)))
                        .orElseThrow();
        var foreign = session.query(FOREIGN, row -> row.getString(1), names.parameter());
        if (!foreign.isEmpty()) {
            return Finding.warning(
                    Subject.RIGHTS,
                    "Role %s does not own %s, which the scripts name: ALTER and DROP would be refused."
                            .formatted(creating.role(), String.join(", ", foreign)),
                    "Run as their owner, or as a member of the owning role.");
        }
        if (!creating.may()) {
            return Finding.warning(
                    Subject.RIGHTS,
                    creating.schema().isEmpty()
                            ? "No schema of the search path exists: unqualified CREATE would be refused."
                            : "Role %s may not create in schema %s."
                                    .formatted(creating.role(), creating.schema()),
                    "GRANT CREATE on the schema, unless the scripts create nothing there.");
        }
        return Finding.ok(
                Subject.RIGHTS,
                "Role %s may write the records and create in schema %s."
                        .formatted(creating.role(), creating.schema()));
    }
}
