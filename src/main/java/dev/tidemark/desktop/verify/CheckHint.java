package dev.tidemark.desktop.verify;

import dev.tidemark.engine.verify.Check;

/// What can be done about a check that did not pass.
final class CheckHint {
    private CheckHint() {}

    /// A sentence; empty for a check that passed.
    static String of(Check check) {
        if (check.passed()) {
            return "";
        }
        return switch (check.kind()) {
            case FILES -> "The timeline shows the files with what is wrong in them.";
            case MIGRATIONS -> "The timeline shows the migration and offers the repair that fits.";
            case TABLE, COLUMN ->
                    "A migration may be missing here, or this role may not see it; what is required stands in tidemark.toml under [verify].";
            case INDEXES ->
                    "Building it was interrupted: drop it and build it again, or REINDEX INDEX CONCURRENTLY.";
            case CONSTRAINTS ->
                    "ALTER TABLE … VALIDATE CONSTRAINT looks through the rows that were there before it; `not_validated` under [verify] names those that are to stay so.";
            case DRIFT -> "Below is what changed, line by line.";
            case QUERY -> "The query stands in tidemark.toml under [[verify.query]].";
            case HTTP -> "The address stands in tidemark.toml under [[verify.url]].";
            case LOG -> "The log file tells more.";
        };
    }
}
