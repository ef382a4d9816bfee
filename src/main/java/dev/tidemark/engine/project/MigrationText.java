package dev.tidemark.engine.project;

import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.Script;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a new migration's files say.
///
/// @param version the migration's version
/// @param draft what it holds
/// @param form how the project's files begin
/// @param options how its scripts are read
/// @param date the day
/// @param author the user's name
/// @param after the file of the migration that has to be applied before
record MigrationText(
        String version,
        MigrationDraft draft,
        HeaderForm form,
        ScriptOptions options,
        LocalDate date,
        Optional<String> author,
        Optional<String> after) {
    private static final String PLACE = "-- The change goes here.";

    /// The way back below a marker, in the same file.
    String withSection() {
        return "%s%s%s".formatted(header(Optional.empty(), true), body(), section());
    }

    /// The way forward alone; the way back has a file of its own.
    ///
    /// @param down that file where the header has to name it
    String up(Optional<String> down) {
        return header(down, true) + body();
    }

    /// The file with the way back.
    String down(String upFile) {
        String head = "-- Takes back %s.\n".formatted(upFile);
        return draft.back() instanceof WayBack.Script script
                ? "%s\n%s\n".formatted(head, wrapped(script.sql(), true))
                : head;
    }

    /// Whether the way back needs a file where the convention gives it one.
    boolean hasDown() {
        return draft.back() instanceof WayBack.Script
                || draft.back() instanceof WayBack.ToBeWritten;
    }

    /// Both parts in one file.
    String dbmate() {
        boolean forward = draft.transaction() && transactional(draft.up());
        var text = new StringBuilder("-- migrate:up%s\n".formatted(option(forward)));
        text.append(header(Optional.empty(), false)).append(body());
        switch (draft.back()) {
            case WayBack.Script script ->
                    text.append(
                            "\n-- migrate:down%s\n%s\n"
                                    .formatted(option(transactional(script.sql())), script.sql()));
            case WayBack.ToBeWritten _ -> text.append("\n\n-- migrate:down\n");
            case WayBack.NoneNeeded _, WayBack.Irreversible _ -> {}
        }
        return text.toString();
    }

    private static String option(boolean transaction) {
        return transaction ? "" : " transaction:false";
    }

    private String header(Optional<String> down, boolean transactionKey) {
        var header = new StringBuilder();
        if (form.firstLine()) {
            header.append("-- ").append(words()).append('\n');
        }
        for (String key : form.keys()) {
            form.value(key, version, draft, date, author)
                    .ifPresent(value -> line(header, key, value));
        }
        if (!form.keys().isEmpty()) {
            after.ifPresent(file -> line(header, "dependencies", file));
        }
        if (transactionKey && !draft.transaction()) {
            line(header, "transaction", "none");
        }
        switch (draft.back()) {
            case WayBack.NoneNeeded it -> line(header, "rollback", "none needed" + in(it.reason()));
            case WayBack.Irreversible it ->
                    line(header, "rollback", "irreversible" + in(it.reason()));
            case WayBack.Script _, WayBack.ToBeWritten _ ->
                    down.ifPresent(file -> line(header, "rollback", "See " + file));
        }
        return header.isEmpty() ? "" : header.append('\n').toString();
    }

    private String words() {
        return draft.description().strip().replaceAll("\\s+", " ");
    }

    private static String in(String reason) {
        return reason.isEmpty() ? "" : " (%s)".formatted(reason.replaceAll("\\s+", " "));
    }

    private static void line(StringBuilder header, String key, String value) {
        header.append("-- ")
                .append(Character.toUpperCase(key.charAt(0)))
                .append(key.substring(1))
                .append(": ")
                .append(value)
                .append('\n');
    }

    private String body() {
        String up = draft.up().isEmpty() ? PLACE : wrapped(draft.up(), draft.transaction());
        return draft.verification().isEmpty()
                ? up + "\n"
                : "%s\n\n-- Verification; each query returns true:\n%s\n"
                        .formatted(up, commented(draft.verification()));
    }

    private String section() {
        return switch (draft.back()) {
            case WayBack.Script script -> "\n-- ROLLBACK:\n%s\n".formatted(commented(script.sql()));
            case WayBack.ToBeWritten _ -> "\n\n-- ROLLBACK:\n";
            case WayBack.NoneNeeded _, WayBack.Irreversible _ -> "";
        };
    }

    private static String commented(String sql) {
        return sql.lines()
                .map(line -> line.isEmpty() ? "--" : "-- " + line)
                .collect(Collectors.joining("\n"));
    }

    private String wrapped(String sql, boolean transaction) {
        return form.wrapped() && transaction && transactional(sql)
                ? "BEGIN;\n\n%s\n\nCOMMIT;".formatted(sql)
                : sql;
    }

    /// Whether its statements may stand in one transaction. What can't be read is left as it is.
    private boolean transactional(String sql) {
        try {
            var summary = Script.summarize(SqlSource.text("new migration", sql), options);
            return summary.mode() == ScriptMode.TRANSACTION;
        } catch (ProblemException e) {
            return false;
        }
    }
}
