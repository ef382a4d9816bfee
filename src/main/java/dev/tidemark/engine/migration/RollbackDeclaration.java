package dev.tidemark.engine.migration;

import java.util.Locale;

/// What a `Rollback:` line says.
sealed interface RollbackDeclaration {
    /// The line is missing, empty, or points to the section below.
    record Absent() implements RollbackDeclaration {}

    record NoneNeeded() implements RollbackDeclaration {}

    record Irreversible(String reason) implements RollbackDeclaration {}

    /// The way back stands in another file.
    record See(String file) implements RollbackDeclaration {}

    record NotUnderstood(String text) implements RollbackDeclaration {}

    /// The forms, for messages.
    String FORMS = "`See FILE`, `None needed` or `Irreversible (reason)`";

    static RollbackDeclaration read(String value) {
        String text = value.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return new Absent();
        }
        if (lower.startsWith("none needed") || lower.startsWith("not needed")) {
            return new NoneNeeded();
        }
        if (lower.startsWith("irreversible")) {
            return new Irreversible(reason(text.substring("irreversible".length())));
        }
        boolean see = lower.startsWith("see ");
        String file = unquoted(see ? text.substring(4).strip().split("\\s", 2)[0] : text);
        if (file.toLowerCase(Locale.ROOT).endsWith(".sql") && file.indexOf(' ') < 0) {
            return new See(file);
        }
        return see ? new Absent() : new NotUnderstood(text);
    }

    /// The reason behind a word, in parentheses or after punctuation.
    static String reason(String rest) {
        String reason = rest.strip();
        while (!reason.isEmpty() && "(:-–—,.;".indexOf(reason.charAt(0)) >= 0) {
            reason = reason.substring(1).strip();
        }
        return reason.endsWith(")") && reason.indexOf('(') < 0
                ? reason.substring(0, reason.length() - 1).strip()
                : reason;
    }

    private static String unquoted(String text) {
        String file = text.strip();
        while (!file.isEmpty() && "`'\"".indexOf(file.charAt(0)) >= 0) {
            file = file.substring(1);
        }
        while (!file.isEmpty() && "`'\".,;".indexOf(file.charAt(file.length() - 1)) >= 0) {
            file = file.substring(0, file.length() - 1);
        }
        return file;
    }
}
