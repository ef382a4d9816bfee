package dev.tidemark.engine.tenant.adapt;

import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementRewrite;

/// Makes statements that were written for the source schema name a tenant's schema. Safe for use by
/// several threads.
public final class Adaptation {
    private final SourceSchema source;
    private final NameCache names;

    /// @param source the schema that migrations are written for
    public Adaptation(SourceSchema source) {
        this.source = source;
        this.names = new NameCache(source);
    }

    /// The schema that is replaced.
    public SourceSchema source() {
        return source;
    }

    /// What changes statements for one tenant.
    public StatementRewrite to(String tenant) {
        return text -> adapted(text, tenant);
    }

    private Statement.Text adapted(Statement.Text text, String tenant) {
        return names.in(text.value()).replaced(text, tenant);
    }
}
