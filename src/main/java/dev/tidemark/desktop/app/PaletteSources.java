package dev.tidemark.desktop.app;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.schema.SchemaPage;
import dev.tidemark.desktop.shell.PaletteEntry;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.theme.StateMark;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.status.StatusRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What a window's palette finds beside actions.
final class PaletteSources {
    private final Shared shared;
    private final PageNavigator navigator;
    private final AppWindows windows;
    private final Workspace workspace;
    private List<String> profiles = List.of();
    private @Nullable PinnedTarget target;
    private Supplier<List<String>> tenants = List::of;

    /// @param workspace the window's tabs
    PaletteSources(
            Shared shared, PageNavigator navigator, AppWindows windows, Workspace workspace) {
        this.workspace = workspace;
        this.shared = shared;
        this.navigator = navigator;
        this.windows = windows;
    }

    void pin(PinnedTarget pinned) {
        target = pinned;
        shared.work()
                .start(
                        () -> new Profiles(shared.environment()).names(),
                        names -> profiles = names,
                        _ -> {});
    }

    /// Where the names of tenants come from.
    void tenantsFrom(Supplier<List<String>> names) {
        tenants = names;
    }

    /// The migrations as last read, each leading to its place in the timeline.
    List<PaletteEntry> migrations() {
        var known = target == null ? null : target.snapshotProperty().get();
        if (known == null || !shared.pages().has(PageKind.TIMELINE)) {
            return List.of();
        }
        return known.report().rows().stream().map(this::migration).toList();
    }

    /// The wizards, whatever page is in front; the tables, once the schema was looked at; the other
    /// schemas that could be shown, and the profiles, each leading to the window of this project on
    /// it.
    List<PaletteEntry> elsewhere() {
        var pinned = target;
        if (pinned == null) {
            return List.of();
        }
        var entries = new ArrayList<PaletteEntry>();
        if (pinned.snapshotProperty().get() != null) {
            entries.addAll(wizards());
        }
        entries.addAll(tables());
        pinned.schemasProperty().get().stream()
                .filter(name -> !pinned.schemaProperty().get().equals(Optional.of(name)))
                .map(this::schema)
                .forEach(entries::add);
        tenants.get().forEach(name -> entries.add(tenant(name)));
        profiles.stream()
                .filter(name -> !name.equals(pinned.profile().name()))
                .map(name ->
                        new PaletteEntry(
                                "Open this project on %s".formatted(name),
                                "profile, in a window of its own",
                                BootstrapIcons.HDD_NETWORK,
                                "",
                                () -> openOn(name, pinned)))
                .forEach(entries::add);
        return entries;
    }

    private List<PaletteEntry> tables() {
        return workspace
                .find(SchemaPage.ID)
                .filter(SchemaPage.class::isInstance)
                .map(SchemaPage.class::cast)
                .map(SchemaPage::tables)
                .orElse(List.of())
                .stream()
                .map(name ->
                        new PaletteEntry(
                                name,
                                "table",
                                BootstrapIcons.TABLE,
                                "",
                                () -> navigator.table(name)))
                .toList();
    }

    private List<PaletteEntry> wizards() {
        return List.of(
                new PaletteEntry(
                        "Apply everything pending…",
                        "",
                        BootstrapIcons.PLAY,
                        "",
                        () -> navigator.apply(new Navigator.ApplyRequest.Everything())),
                new PaletteEntry(
                        "Roll out everything pending…",
                        "with preflight, checklist, backup and checks",
                        BootstrapIcons.BOX_ARROW_UP,
                        "",
                        () -> navigator.rollOut(new Navigator.ApplyRequest.Everything())),
                new PaletteEntry(
                        "Roll back the last…",
                        "",
                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                        "",
                        () -> navigator.rollBack(new Navigator.RollbackRequest.Last(1))),
                new PaletteEntry(
                        "Go back in an emergency…",
                        "with the application stopped: scripts, a backup or a fix",
                        BootstrapIcons.LIFE_PRESERVER,
                        "",
                        () -> navigator.goBack(new Navigator.RollbackRequest.Last(1))),
                new PaletteEntry(
                        "Back up the database…",
                        "",
                        BootstrapIcons.BOX_SEAM,
                        "",
                        navigator::backUp),
                new PaletteEntry(
                        "Restore a backup…",
                        "",
                        BootstrapIcons.BOX_ARROW_UP,
                        "",
                        () ->
                                navigator.restoreBackup(
                                        new Navigator.RestoreRequest(Optional.empty()))),
                new PaletteEntry(
                        "New migration", "", BootstrapIcons.PLUS, "", navigator::newMigration));
    }

    private PaletteEntry schema(String name) {
        return new PaletteEntry(
                "Show schema %s".formatted(name),
                "of the same database",
                BootstrapIcons.DIAGRAM_3,
                "",
                () -> navigator.schema(name));
    }

    private PaletteEntry tenant(String name) {
        return new PaletteEntry(
                name, "tenant", BootstrapIcons.COLLECTION, "", () -> navigator.tenant(name));
    }

    private void openOn(String name, PinnedTarget pinned) {
        shared.work()
                .start(
                        () -> new Profiles(shared.environment()).named(name),
                        profile -> windows.open(profile, pinned.projectFolder()),
                        problem -> windows.tell(problem));
    }

    private PaletteEntry migration(StatusRow row) {
        return new PaletteEntry(
                row.name(),
                "%s %s"
                        .formatted(
                                StateMark.of(row.state()).word().toLowerCase(java.util.Locale.ROOT),
                                row.description()),
                BootstrapIcons.FILE_EARMARK_CODE,
                "",
                () -> navigator.timeline(row.version()));
    }
}
