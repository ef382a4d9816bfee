package dev.tidemark.desktop.app;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.PageContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens pages in one window.
final class PageNavigator implements Navigator {
    private final Pages pages;
    private final Runnable home;
    private final Consumer<String> schema;
    private Pages.@Nullable InWindow opening;

    /// @param home shows the window's first screen
    /// @param schema shows the migrations of a schema
    PageNavigator(Pages pages, Runnable home, Consumer<String> schema) {
        this.pages = pages;
        this.home = home;
        this.schema = schema;
    }

    /// Gives the pages what they are about, once the window is pinned.
    void pin(PageContext pinned) {
        opening = pages.in(pinned);
    }

    @Override
    public void home() {
        home.run();
    }

    @Override
    public void timeline() {
        open(PageKind.TIMELINE, new PageKind.Selection(Optional.empty()));
    }

    @Override
    public void timeline(String version) {
        open(PageKind.TIMELINE, new PageKind.Selection(Optional.of(version)));
    }

    @Override
    public void schema(String name) {
        schema.accept(name);
    }

    @Override
    public void editor(Path file, int line, int column) {
        open(PageKind.EDITOR, new PageKind.Place(file, line, column));
    }

    @Override
    public void compare(CompareRequest request) {
        open(PageKind.COMPARE, request);
    }

    @Override
    public void findInFiles(String words) {
        open(PageKind.SEARCH, new PageKind.Words(words));
    }

    @Override
    public void newMigration() {
        open(PageKind.NEW_MIGRATION, new PageKind.Plain());
    }

    @Override
    public void apply(ApplyRequest request) {
        open(PageKind.APPLY, request);
    }

    @Override
    public void rollOut(ApplyRequest request) {
        open(PageKind.ROLLOUT, request);
    }

    @Override
    public void rollBack(RollbackRequest request) {
        open(PageKind.ROLLBACK, request);
    }

    @Override
    public void goBack(RollbackRequest scope) {
        open(PageKind.EMERGENCY, scope);
    }

    @Override
    public void repair(RepairRequest request) {
        open(PageKind.REPAIR, request);
    }

    @Override
    public void renumber(String reference) {
        open(PageKind.RENUMBER, reference);
    }

    @Override
    public void tenants() {
        open(PageKind.TENANTS, new PageKind.Tenant(Optional.empty()));
    }

    @Override
    public void tenant(String schema) {
        open(PageKind.TENANTS, new PageKind.Tenant(Optional.of(schema)));
    }

    @Override
    public void objects() {
        open(PageKind.SCHEMA, new PageKind.Objects(Optional.empty()));
    }

    @Override
    public void table(String name) {
        open(PageKind.SCHEMA, new PageKind.Objects(Optional.of(name)));
    }

    @Override
    public void verify() {
        open(PageKind.VERIFY, new PageKind.Plain());
    }

    @Override
    public void acceptDrift() {
        open(PageKind.ACCEPT_DRIFT, new PageKind.Plain());
    }

    @Override
    public void history() {
        open(PageKind.HISTORY, new PageKind.Plain());
    }

    @Override
    public void backups() {
        open(PageKind.BACKUPS, new PageKind.Plain());
    }

    @Override
    public void backUp() {
        open(PageKind.BACK_UP, new PageKind.Plain());
    }

    @Override
    public void restoreBackup(RestoreRequest request) {
        open(PageKind.RESTORE, request);
    }

    @Override
    public void run(UUID run) {
        open(PageKind.RUN, run);
    }

    @Override
    public void restore(String id) {
        String kind = id.contains(":") ? id.substring(0, id.indexOf(':')) : id;
        String of = id.substring(Math.min(id.length(), kind.length() + 1));
        if (kind.equals("home")) {
            home();
        } else if (restores(kind, PageKind.TIMELINE)) {
            timeline();
        } else if (restores(kind, PageKind.SEARCH)) {
            findInFiles("");
        } else if (restores(kind, PageKind.TENANTS)) {
            tenants();
        } else if (restores(kind, PageKind.SCHEMA)) {
            objects();
        } else if (restores(kind, PageKind.VERIFY)) {
            verify();
        } else if (restores(kind, PageKind.HISTORY)) {
            history();
        } else if (restores(kind, PageKind.BACKUPS)) {
            backups();
        } else if (restores(kind, PageKind.RUN)) {
            uuid(of).ifPresent(this::run);
        } else if (restores(kind, PageKind.EDITOR) && Files.isRegularFile(Path.of(of))) {
            editor(Path.of(of), 1, 1);
        }
    }

    private boolean restores(String kind, PageKind<?> wanted) {
        return kind.equals(wanted.id()) && pages.has(wanted);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private <R> void open(PageKind<R> kind, R request) {
        if (opening == null) {
            throw new IllegalStateException("the window has no target yet");
        }
        opening.open(kind, request);
    }
}
