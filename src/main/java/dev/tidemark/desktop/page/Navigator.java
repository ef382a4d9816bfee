package dev.tidemark.desktop.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Opens pages on behalf of other pages, so that screens don't need each other. Used on the JavaFX
/// thread.
public interface Navigator {
    /// The window's first screen: profiles and projects.
    void home();

    /// All migrations.
    void timeline();

    /// All migrations, with one selected.
    void timeline(String version);

    /// All migrations of another schema of the same database: here while the window shows none,
    /// else in a window of its own.
    void schema(String name);

    /// A file at a place.
    ///
    /// @param line from 1
    /// @param column from 1
    void editor(Path file, int line, int column);

    /// Two texts of the project side by side.
    void compare(CompareRequest request);

    /// Finding something in the files of all migrations.
    ///
    /// @param words what is looked for; empty leaves it to the user
    void findInFiles(String words);

    /// A new migration in the project's convention.
    void newMigration();

    /// The apply wizard.
    void apply(ApplyRequest request);

    /// The rollout wizard: an apply with all that the environment demands around it.
    void rollOut(ApplyRequest request);

    /// The rollback wizard.
    void rollBack(RollbackRequest request);

    /// The emergency rollback wizard: a way back with the application stopped meanwhile.
    ///
    /// @param scope what rollback scripts would take back, if that way is taken
    void goBack(RollbackRequest scope);

    /// The repair of a migration or of the tracking table.
    void repair(RepairRequest request);

    /// The question whether a pending migration gets the next free version.
    ///
    /// @param reference its version, or its file where two have the version
    void renumber(String reference);

    /// All tenants.
    void tenants();

    /// All tenants, with the keyboard at one.
    void tenant(String schema);

    /// What the database holds.
    void objects();

    /// One of its tables.
    ///
    /// @param name as people write it, with its schema
    void table(String name);

    /// Whether the database is as it should be: checks and drift.
    void verify();

    /// The question whether the present schema is taken as it is.
    void acceptDrift();

    /// Runs of the past.
    void history();

    /// All backups.
    void backups();

    /// The backup wizard.
    void backUp();

    /// The restore wizard.
    void restoreBackup(RestoreRequest request);

    /// One run of the past.
    void run(UUID run);

    /// What a stored page id of an earlier start opens; nothing when it is not understood.
    void restore(String id);

    /// Which texts are compared.
    sealed interface CompareRequest {
        /// What was applied of a version, with its file now.
        record Applied(String version) implements CompareRequest {}

        /// Two files.
        record Files(Path before, Path after) implements CompareRequest {}

        /// A file with a text that is chosen on the page.
        record With(Path after) implements CompareRequest {}
    }

    /// What the apply and the rollout wizard begin with.
    sealed interface ApplyRequest {
        /// Everything pending.
        record Everything() implements ApplyRequest {}

        /// Everything pending up to a version, that one included.
        record UpTo(String version) implements ApplyRequest {}

        /// One version alone.
        record Only(String version) implements ApplyRequest {}

        /// An interrupted migration, at the step that did not finish.
        record Resume(String version) implements ApplyRequest {}
    }

    /// What the rollback wizards begin with.
    sealed interface RollbackRequest {
        /// The latest applied so many.
        record Last(int count) implements RollbackRequest {}

        /// Everything above a version, which stays.
        record To(String version) implements RollbackRequest {}

        /// One version.
        record Only(String version) implements RollbackRequest {}

        /// These, because they belong to one run that failed or is taken back.
        record Versions(List<String> versions) implements RollbackRequest {
            public Versions {
                versions = List.copyOf(versions);
            }
        }
    }

    /// What the restore wizard begins with.
    ///
    /// @param backup its name; empty for the latest
    record RestoreRequest(Optional<String> backup) {}

    /// What a repair is about.
    sealed interface RepairRequest {
        /// Take a changed file as it is.
        record Accept(String version) implements RepairRequest {}

        /// Remove a record.
        record Forget(String version) implements RepairRequest {}

        /// Record as applied without running.
        record Mark(String version) implements RepairRequest {}

        /// Give a record another version or name.
        record Rename(String version) implements RepairRequest {}

        /// Take over an existing tracking table.
        record Adopt() implements RepairRequest {}

        /// Begin tracking a database that has everything up to a version.
        record Baseline(String version) implements RepairRequest {}
    }
}
