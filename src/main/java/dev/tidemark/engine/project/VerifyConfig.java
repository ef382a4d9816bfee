package dev.tidemark.engine.project;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is checked beside the migrations themselves.
///
/// @param requiredTables tables that must exist, as `schema.table` or `table`
/// @param requiredColumns columns that must exist, as `schema.table.column` or `table.column`
/// @param notValidated constraints that may stay unvalidated, as `constraint on table`
/// @param queries queries that must answer true
/// @param urls addresses that must answer
/// @param logs log files in which nothing bad may appear while something is rolled out
/// @param monitor how long the checks are repeated after a rollout; zero for once
/// @param monitorEvery the pause between two of these rounds
public record VerifyConfig(
        List<String> requiredTables,
        List<String> requiredColumns,
        List<String> notValidated,
        List<Query> queries,
        List<Http> urls,
        List<Log> logs,
        Duration monitor,
        Duration monitorEvery) {
    /// The pause between two rounds where nobody says otherwise.
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    /// Nothing beside the migrations.
    public static final VerifyConfig NOTHING =
            new VerifyConfig(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Duration.ZERO,
                    USUAL_PAUSE);

    public VerifyConfig {
        requiredTables = List.copyOf(requiredTables);
        requiredColumns = List.copyOf(requiredColumns);
        notValidated = List.copyOf(notValidated);
        queries = List.copyOf(queries);
        urls = List.copyOf(urls);
        logs = List.copyOf(logs);
    }

    /// @param name what the query shows, for people
    /// @param sql a query with one boolean column
    public record Query(String name, String sql) {}

    /// @param name what the address shows, for people
    /// @param url an `http` or `https` address
    /// @param timeout how long an answer may take; empty for the caller's limit
    /// @param slow an answer that takes longer is no failure, and no pass either
    /// @param headers sent along, by name
    public record Http(
            String name,
            String url,
            Optional<Duration> timeout,
            Optional<Duration> slow,
            Map<String, HeaderValue> headers) {
        public Http {
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        }
    }

    /// The value of a header.
    public sealed interface HeaderValue {
        /// Nothing secret.
        record Plain(String text) implements HeaderValue {}

        /// The value of an environment variable, which is never shown.
        ///
        /// @param before what stands before it, for example `Bearer `
        /// @param variable the variable's name
        record Variable(String before, String variable) implements HeaderValue {}
    }

    /// @param name what the file is, for people
    /// @param file its path, relative to the project's folder
    /// @param pattern a regular expression; a new line in which it is found is a failure
    public record Log(String name, String file, String pattern) {
        /// What is bad where nobody says otherwise.
        public static final String USUAL_PATTERN = "\\b(ERROR|FATAL|PANIC)\\b";
    }
}
