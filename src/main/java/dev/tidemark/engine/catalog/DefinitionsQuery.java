package dev.tidemark.engine.catalog;

import java.util.List;

/// The query that reads every object of a catalogue with its definition, for putting it into
/// another one; to be run with [CatalogTransaction#settings].
///
/// @param sql returns the columns `kind`, `name`, `part_of` and `definition`
/// @param parameters values for its `?`, in order
/// @param searchPath what the settings want
public record DefinitionsQuery(String sql, List<String> parameters, String searchPath) {
    public DefinitionsQuery {
        parameters = List.copyOf(parameters);
    }

    /// @param serverVersion as a number, for example 180006
    public static DefinitionsQuery of(CatalogScope scope, int serverVersion) {
        var sql = new FingerprintSql(serverVersion / 10_000, scope);
        return new DefinitionsQuery(
                sql.definitions(), List.of(sql.schemas(), sql.leftOut()), sql.searchPath());
    }
}
