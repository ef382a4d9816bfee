package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.SourcePosition;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `Key: value` lines of the comment block before the first statement.
///
/// @param values every recognised key in lower case with its value, in the order of the file
/// @param dependencies what `Dependencies:` lists, as written
/// @param environments what `Environment:` lists, lower case; empty means everywhere
/// @param runner the external command of `Runner:`
/// @param transaction false when `Transaction: none` was given
/// @param lockTimeout of `Lock-Timeout:`
/// @param statementTimeout of `Statement-Timeout:`
/// @param dependencyPlaces where each of the dependencies is written
public record MigrationHeader(
        Map<String, String> values,
        List<String> dependencies,
        List<String> environments,
        Optional<String> runner,
        boolean transaction,
        Optional<Duration> lockTimeout,
        Optional<Duration> statementTimeout,
        Map<String, SourcePosition> dependencyPlaces) {
    /// No header at all.
    public static final MigrationHeader NONE =
            new MigrationHeader(
                    Map.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());

    public MigrationHeader {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        dependencies = List.copyOf(dependencies);
        environments = List.copyOf(environments);
        dependencyPlaces = Map.copyOf(dependencyPlaces);
    }

    /// The value of a key, for example `author`; empty when the header hasn't got it.
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The same header with `Transaction: none`.
    MigrationHeader withoutTransaction() {
        return new MigrationHeader(
                values,
                dependencies,
                environments,
                runner,
                false,
                lockTimeout,
                statementTimeout,
                dependencyPlaces);
    }
}
