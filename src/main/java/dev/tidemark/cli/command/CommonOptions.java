package dev.tidemark.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before its name or after it.
public final class CommonOptions {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The project's folder, or the folder that holds the migrations"
                            + " (default: the current folder).")
    private @Nullable Path project;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "A saved connection; `embedded:DATABASE` is the one of `tidemark demo`.")
    private @Nullable String profile;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "postgresql://user@host:port/database, or the same as a JDBC URL"
                            + " (default: DATABASE_URL, then the PG* variables).")
    private @Nullable String url;

    @Option(
            names = "--schema",
            paramLabel = "S",
            scope = ScopeType.INHERIT,
            description = "The schema to work in.")
    private @Nullable String schema;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Which environment this is, for example production.")
    private @Nullable String environment;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Write the result to standard output as one JSON document.")
    private boolean json;

    @Option(
            names = "--json-lines",
            scope = ScopeType.INHERIT,
            description = "Write what happens to standard output, one JSON document a line.")
    private boolean jsonLines;

    @Option(
            names = {"--yes", "-y"},
            scope = ScopeType.INHERIT,
            description = "Answer every question with yes.")
    private boolean yes;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours.")
    private boolean noColor;

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show what a command does.")
    private boolean help;

    /// The folder of `--project`.
    public Optional<Path> project() {
        return Optional.ofNullable(project);
    }

    /// The name of `--profile`.
    public Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    /// The text of `--url`; may hold a password.
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /// The name of `--schema`.
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /// The name of `--environment`.
    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    /// Whether the result is wanted as JSON, in one document or in lines.
    public boolean json() {
        return json || jsonLines;
    }

    /// Whether JSON is wanted line by line.
    public boolean jsonLines() {
        return jsonLines;
    }

    /// Whether every question is answered already.
    public boolean yes() {
        return yes;
    }

    /// Whether colours are switched off.
    public boolean noColor() {
        return noColor;
    }

    /// Whether only help is wanted.
    public boolean help() {
        return help;
    }
}
