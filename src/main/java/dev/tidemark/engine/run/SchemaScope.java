package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.sql.StatementRewrite;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The only schema that a plan may work in: a tenant's.
///
/// Every transaction begins by setting its search path and asking where that leads, because a name
/// without schema would otherwise reach another tenant's table, or everybody's.
///
/// @param schema its name as the catalogue holds it
/// @param others schemas that names are looked up in after it, for what extensions bring
/// @param rewrite makes the scripts name this schema
public record SchemaScope(String schema, List<String> others, StatementRewrite rewrite) {
    public SchemaScope {
        others = List.copyOf(others);
    }

    /// The search path as it stands behind `SET search_path =`.
    String searchPath() {
        return Stream.concat(Stream.of(schema), others.stream())
                .map(SqlQuote::identifier)
                .collect(Collectors.joining(", "));
    }
}
