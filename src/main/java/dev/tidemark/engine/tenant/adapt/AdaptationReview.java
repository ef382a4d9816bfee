package dev.tidemark.engine.tenant.adapt;

import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.sql.Places;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import java.util.ArrayList;
import java.util.List;

/// Looks for what can't be adapted with certainty before anything runs, and shows what would.
public final class AdaptationReview {
    private final SourceSchema source;
    private final ScriptOptions options;

    /// @param source the schema that migrations are written for
    /// @param options how the project's scripts are read
    public AdaptationReview(SourceSchema source, ScriptOptions options) {
        this.source = source;
        this.options = options;
    }

    /// What is doubtful in a plan's scripts, in their order.
    public List<AdaptationFinding> of(Plan plan) {
        var search = new NameSearch(source);
        var findings = new ArrayList<AdaptationFinding>();
        for (var migration : plan.migrations()) {
            if (migration.runner().isEmpty()) {
                findings.addAll(of(migration, search));
            }
        }
        return findings;
    }

    private List<AdaptationFinding> of(PlannedMigration migration, NameSearch search) {
        var findings = new ArrayList<AdaptationFinding>();
        try (var reader = StatementReader.open(migration.script(), options)) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                String sql = statement.text().value();
                if (search.mayBeIn(sql)) {
                    for (var doubt : search.in(sql).doubts()) {
                        findings.add(finding(migration, statement, sql, doubt));
                    }
                }
            }
        }
        return findings;
    }

    private static AdaptationFinding finding(
            PlannedMigration migration, Statement statement, String sql, Doubt doubt) {
        int character = sql.codePointCount(0, doubt.start());
        return new AdaptationFinding(
                doubt.kind(), migration.version(), Places.of(statement, character), doubt.text());
    }

    /// A migration's statements as they are sent for a tenant, each with a semicolon.
    public String shown(PlannedMigration migration, String tenant) {
        var text = new StringBuilder();
        var adapted = options.rewriting(new Adaptation(source).to(tenant));
        try (var reader = StatementReader.open(migration.script(), adapted)) {
            for (var statement = reader.next(); statement != null; statement = reader.next()) {
                text.append(statement.text().value()).append(";\n");
                if (statement.data() != null) {
                    text.append("-- the data of COPY stands in ")
                            .append(statement.position())
                            .append(" and is sent as it is\n");
                }
            }
        }
        return text.toString();
    }
}
