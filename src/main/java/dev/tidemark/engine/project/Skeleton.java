package dev.tidemark.engine.project;

import java.time.LocalDate;

/// What a new migration's files say before somebody fills them in.
///
/// @param version the migration's version
/// @param description the change in words
/// @param date the day
record Skeleton(String version, String description, LocalDate date) {
    /// A header, and a marker for the way back below the place for the change.
    String withSection() {
        return header("")
                + """

                -- The change goes here.


                -- ROLLBACK:
                """;
    }

    /// A header that names the file with the way back.
    String withRollbackFile(String file) {
        return header("-- Rollback: See %s%n".formatted(file).replace("\r\n", "\n"))
                + "\n-- The change goes here.\n";
    }

    /// A header alone: the way back has a file of its own.
    String up() {
        return header("") + "\n-- The change goes here.\n";
    }

    /// The file with the way back.
    String down(String upFile) {
        return "-- Takes back %s.\n".formatted(upFile);
    }

    /// Both parts in one file.
    String dbmate() {
        return "-- migrate:up\n%s\n-- The change goes here.\n\n\n-- migrate:down\n"
                .formatted(header(""));
    }

    private String header(String more) {
        return "-- Migration: %s\n-- Description: %s\n-- Date: %s\n%s"
                .formatted(version, description.replaceAll("\\s+", " "), date, more);
    }
}
