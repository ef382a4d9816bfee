package dev.tidemark.engine.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms of a report.
public enum ReportFormat {
    JSON("json"),
    MARKDOWN("md"),
    HTML("html");

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /// What its files' names end with, without the dot; people name the format so too.
    public String extension() {
        return extension;
    }

    /// The format that is called so; empty when there is none.
    public static Optional<ReportFormat> of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(wanted))
                .findFirst();
    }

    /// The format that a file's name ends with; empty when there is none.
    public static Optional<ReportFormat> ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return of(name.substring(name.lastIndexOf('.') + 1));
    }
}
