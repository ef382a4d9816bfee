package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;

/// How a project of numbered migrations names its rollback files.
enum RollbackFileStyle {
    /// It hasn't any: the way back stands in the migration's own file.
    NONE,
    /// `004_rollback.sql`.
    AFTER_NUMBER,
    /// `rollback-004.sql`.
    BEFORE_NUMBER;

    /// The style of the newest migration that has a rollback file.
    static RollbackFileStyle of(Project project) {
        var style = NONE;
        for (Migration migration : project.migrations()) {
            if (migration.rollback() instanceof Rollback.Script script && !script.fromSection()) {
                String path = script.source().name();
                String name = path.substring(path.lastIndexOf('/') + 1);
                style = name.startsWith("rollback-") ? BEFORE_NUMBER : AFTER_NUMBER;
            }
        }
        return style;
    }

    /// The rollback file's name for a version.
    String name(String version) {
        return this == BEFORE_NUMBER ? "rollback-" + version + ".sql" : version + "_rollback.sql";
    }
}
