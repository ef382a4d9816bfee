package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;

/// What restores have to say when something is in their way.
final class RestoreProblems {
    static final String UNTOUCHED = "The database is as it was.";

    private RestoreProblems() {}

    static String notRestored(StoredBackup backup) {
        return "The backup %s was not restored".formatted(backup.name());
    }

    static Problem onlyWhole(StoredBackup backup) {
        return Problem.of(
                        ProblemCode.USAGE,
                        notRestored(backup),
                        "it holds %s, which makes no database of its own"
                                .formatted(backup.manifest().scope().text()),
                        "Restore it in place, or some of its tables into a schema beside.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem copy(StoredBackup backup) {
        return Problem.of(
                        ProblemCode.USAGE,
                        notRestored(backup),
                        "it is a copy on the server, which can only take the place of the database as a whole",
                        "Restore it into a new database, then change names.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem noSuchTable(StoredBackup backup, Object table) {
        return Problem.of(
                        ProblemCode.USAGE,
                        notRestored(backup),
                        "it has no table %s".formatted(table),
                        "Write its name with its schema, as the backup has it.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem isBackup(String what, String name) {
        return Problem.of(
                        ProblemCode.USAGE,
                        what,
                        "%s is a backup, which would be none any more".formatted(name),
                        "Restore that backup instead; `tidemark backup list` shows it.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem sameNames(StoredBackup backup, String table) {
        return Problem.of(
                        ProblemCode.USAGE,
                        notRestored(backup),
                        "two of the tables are called %s, and one schema has room for one of them"
                                .formatted(table),
                        "Restore them one after the other, into different schemas.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem notOurs(String what, String name, String database) {
        return Problem.of(
                        ProblemCode.USAGE,
                        what,
                        "%s is no database that a restore of %s made or kept"
                                .formatted(name, database),
                        "Write a name that `tidemark restore list` shows.")
                .withDatabaseState(UNTOUCHED);
    }
}
