package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.SqlSource;

/// A `.sql` file whose name fits a convention.
///
/// @param file the file
/// @param name what its name says
/// @param dbmate whether it holds a `-- migrate:up` line
/// @param source its text
record NamedFile(SqlFile file, FileName name, boolean dbmate, SqlSource source) {
    /// Whether the file can belong to a convention.
    boolean fits(Naming naming) {
        return FileName.Family.of(naming) == name.family()
                && switch (naming) {
                    case DATE_TIME -> name.timeOfDay();
                    case DBMATE -> dbmate;
                    case NUMBERED -> !dbmate;
                    default -> true;
                };
    }

    /// What the file is for in a convention: dbmate knows no rollback files.
    FileName.Role role(Naming naming) {
        return naming == Naming.DBMATE ? FileName.Role.UP : name.role();
    }

    /// The name under which tracking tables know the migration.
    String trackedName(Naming naming) {
        return naming == Naming.FOLDER || naming == Naming.DIESEL ? file.folder() : file.name();
    }
}
