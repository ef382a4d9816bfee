package dev.tidemark.engine.preflight;

import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.sql.SqlTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/// Every name that a plan's scripts mention. More than the tables that they touch, never less as
/// far as the text shows it: what a function or a trigger does is not in the text.
final class PlanNames {
    /// Data of a long script mentions no table.
    private static final int MOST_BYTES = 1 << 18;

    /// Separates names in a query's parameter; no name holds it.
    private static final String SEPARATOR = "\u001f";

    private final Plan plan;

    PlanNames(Plan plan) {
        this.plan = plan;
    }

    /// The names as one parameter for `string_to_array(?, chr(31))`.
    String parameter() {
        Set<String> names = new TreeSet<>();
        for (var migration : plan.migrations()) {
            collect(migration, names);
        }
        return String.join(SEPARATOR, names);
    }

    private static void collect(PlannedMigration migration, Set<String> names) {
        try {
            int length = (int) Math.min(MOST_BYTES, migration.script().size());
            String text = new String(migration.script().read(0, length), StandardCharsets.UTF_8);
            var tokens = SqlTokenizer.of(text);
            for (var token = tokens.next(); token != null; token = tokens.next()) {
                if (token.isName()) {
                    names.add(token.name());
                }
            }
        } catch (IOException _) {
            // Told by the inspection of the files.
        }
    }
}
