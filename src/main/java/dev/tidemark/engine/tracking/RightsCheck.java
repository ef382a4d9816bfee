package dev.tidemark.engine.tracking;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.SqlQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says which rights are missing, each with the GRANT that gives it.
final class RightsCheck {
    private final Catalogue catalogue;
    private final TrackingTableName name;

    RightsCheck(Catalogue catalogue, TrackingTableName name) {
        this.catalogue = catalogue;
        this.name = name;
    }

    /// The right that is missing for reading, or empty.
    Optional<Problem> reading(Catalogue.Table table) {
        if (!table.rights().use()) {
            return Optional.of(schemaRight("USAGE"));
        }
        return table.rights().select()
                ? Optional.empty()
                : Optional.of(tableRight(table.name(), "SELECT"));
    }

    /// What is missing for recording migrations, creating what does not exist included.
    List<Problem> writing() {
        var problems = new ArrayList<Problem>();
        var table = catalogue.table(name);
        var journal = catalogue.table(name.journal());
        if (table.isEmpty() && !catalogue.schemaExists()) {
            if (!catalogue.mayCreateSchema()) {
                problems.add(
                        missing(
                                "CREATE",
                                "database " + catalogue.database(),
                                "DATABASE " + SqlQuote.identifier(catalogue.database())));
            }
            return problems;
        }
        boolean mayCreate =
                table.map(found -> found.rights().create()).orElse(catalogue.mayCreateTable());
        if ((table.isEmpty() || journal.isEmpty()) && !mayCreate) {
            problems.add(schemaRight("CREATE"));
        }
        table.ifPresent(found -> problems.addAll(writing(found, true)));
        journal.ifPresent(found -> problems.addAll(writing(found, false)));
        journal.filter(found -> !found.owner() && TrackingDdl.lacksProblem(found))
                .ifPresent(_ -> problems.add(TrackingProblems.oldJournal(name, catalogue.role())));
        return problems;
    }

    private List<Problem> writing(Catalogue.Table table, boolean changes) {
        var problems = new ArrayList<Problem>();
        var rights = table.rights();
        reading(table).ifPresent(problems::add);
        if (!rights.insert()) {
            problems.add(tableRight(table.name(), "INSERT"));
        }
        if (changes && !rights.update()) {
            problems.add(tableRight(table.name(), "UPDATE"));
        }
        if (changes && !rights.delete()) {
            problems.add(tableRight(table.name(), "DELETE"));
        }
        if (!rights.sequence()) {
            problems.add(
                    missing(
                            "USAGE",
                            "the sequence of " + table.name(),
                            "ALL SEQUENCES IN SCHEMA "
                                    + SqlQuote.identifier(table.name().schema())));
        }
        return problems;
    }

    private Problem schemaRight(String right) {
        return missing(
                right, "schema " + name.schema(), "SCHEMA " + SqlQuote.identifier(name.schema()));
    }

    private Problem tableRight(TrackingTableName table, String right) {
        return missing(right, "table " + table, table.quoted());
    }

    private Problem missing(String right, String object, String sqlObject) {
        String role = catalogue.role();
        return TrackingProblems.missingRight(
                role,
                right,
                object,
                "GRANT %s ON %s TO %s".formatted(right, sqlObject, SqlQuote.identifier(role)));
    }
}
