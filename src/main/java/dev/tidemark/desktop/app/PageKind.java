package dev.tidemark.desktop.app;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Navigator.CompareRequest;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.page.Navigator.RestoreRequest;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// A kind of page, and what one is opened with.
///
/// @param id its pages' ids begin with it
/// @param request what a page is opened with
record PageKind<R>(String id, Class<R> request) {
    /// All migrations.
    static final PageKind<Selection> TIMELINE = new PageKind<>("timeline", Selection.class);

    /// A file.
    static final PageKind<Place> EDITOR = new PageKind<>("editor", Place.class);

    static final PageKind<CompareRequest> COMPARE = new PageKind<>("compare", CompareRequest.class);

    /// Finding something in all files.
    static final PageKind<Words> SEARCH = new PageKind<>("search", Words.class);

    /// A new migration.
    static final PageKind<Plain> NEW_MIGRATION = new PageKind<>("new", Plain.class);

    static final PageKind<ApplyRequest> APPLY = new PageKind<>("apply", ApplyRequest.class);
    static final PageKind<ApplyRequest> ROLLOUT = new PageKind<>("rollout", ApplyRequest.class);
    static final PageKind<RollbackRequest> ROLLBACK =
            new PageKind<>("rollback", RollbackRequest.class);
    static final PageKind<RollbackRequest> EMERGENCY =
            new PageKind<>("emergency", RollbackRequest.class);
    static final PageKind<RepairRequest> REPAIR = new PageKind<>("repair", RepairRequest.class);

    /// A question about a version or a file.
    static final PageKind<String> RENUMBER = new PageKind<>("renumber", String.class);

    /// All tenants.
    static final PageKind<Tenant> TENANTS = new PageKind<>("tenants", Tenant.class);

    /// What the database holds.
    static final PageKind<Objects> SCHEMA = new PageKind<>("schema", Objects.class);

    /// Checks and drift.
    static final PageKind<Plain> VERIFY = new PageKind<>("verify", Plain.class);

    static final PageKind<Plain> ACCEPT_DRIFT = new PageKind<>("accept-drift", Plain.class);

    /// All runs.
    static final PageKind<Plain> HISTORY = new PageKind<>("history", Plain.class);

    /// All backups.
    static final PageKind<Plain> BACKUPS = new PageKind<>("backups", Plain.class);

    /// The backup wizard.
    static final PageKind<Plain> BACK_UP = new PageKind<>("backup", Plain.class);

    static final PageKind<RestoreRequest> RESTORE = new PageKind<>("restore", RestoreRequest.class);

    /// One run.
    static final PageKind<UUID> RUN = new PageKind<>("run", UUID.class);

    /// A page that is about nothing in particular.
    record Plain() {}

    /// Which table is shown; empty leaves the selection as it is.
    record Objects(Optional<String> table) {}

    /// What is looked for, may be empty.
    record Words(String text) {}

    /// Which tenant the keyboard goes to; empty leaves it where it is.
    record Tenant(Optional<String> schema) {}

    /// Which migration is selected; empty leaves the selection as it is.
    record Selection(Optional<String> version) {}

    /// Where an editor begins.
    ///
    /// @param line from 1
    /// @param column from 1
    record Place(Path file, int line, int column) {}
}
