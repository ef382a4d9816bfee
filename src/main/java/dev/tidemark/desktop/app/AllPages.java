package dev.tidemark.desktop.app;

import dev.tidemark.desktop.apply.ApplyWizard;
import dev.tidemark.desktop.backup.BackupWizard;
import dev.tidemark.desktop.backup.BackupsPage;
import dev.tidemark.desktop.backup.RestoreWizard;
import dev.tidemark.desktop.compare.ComparePage;
import dev.tidemark.desktop.completion.TargetNames;
import dev.tidemark.desktop.create.NewMigrationWizard;
import dev.tidemark.desktop.create.RenumberQuestion;
import dev.tidemark.desktop.editor.EditorPage;
import dev.tidemark.desktop.emergency.EmergencyWizard;
import dev.tidemark.desktop.history.HistoryPage;
import dev.tidemark.desktop.history.RunPage;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.repair.RepairPage;
import dev.tidemark.desktop.rollback.RollbackWizard;
import dev.tidemark.desktop.rollout.RolloutWizard;
import dev.tidemark.desktop.schema.SchemaPage;
import dev.tidemark.desktop.search.SearchPage;
import dev.tidemark.desktop.tenants.TenantWizards;
import dev.tidemark.desktop.tenants.TenantsPage;
import dev.tidemark.desktop.timeline.TimelinePage;
import dev.tidemark.desktop.verify.AcceptWizard;
import dev.tidemark.desktop.verify.VerifyPage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How each kind of page is opened; one entry makes a page known to navigation, keys, palette and
/// other pages.
final class AllPages {
    private AllPages() {}

    /// @param version of the product, for the journal
    static Pages pages(String version) {
        return new Pages()
                .with(PageKind.TIMELINE, context -> chosen -> timeline(context, chosen))
                .with(
                        PageKind.EDITOR,
                        context -> {
                            var names = new TargetNames(context);
                            return place -> editor(context, names, place);
                        })
                .with(
                        PageKind.COMPARE,
                        context ->
                                request ->
                                        show(
                                                context,
                                                ComparePage.id(request),
                                                () -> new ComparePage(context, request)))
                .with(PageKind.SEARCH, context -> words -> search(context, words.text()))
                .with(
                        PageKind.NEW_MIGRATION,
                        context -> {
                            var wizard = NewMigrationWizard.pages(context);
                            return _ -> wizard.run();
                        })
                .with(PageKind.RENUMBER, RenumberQuestion::of)
                .with(PageKind.APPLY, context -> apply(context, version))
                .with(PageKind.ROLLOUT, context -> RolloutWizard.pages(context, version)::show)
                .with(PageKind.ROLLBACK, context -> RollbackWizard.pages(context, version)::show)
                .with(PageKind.EMERGENCY, context -> EmergencyWizard.pages(context, version)::show)
                .with(
                        PageKind.REPAIR,
                        context ->
                                request ->
                                        show(
                                                context,
                                                RepairPage.id(request),
                                                () -> new RepairPage(context, request, version)))
                .with(PageKind.SCHEMA, context -> chosen -> schema(context, chosen))
                .with(
                        PageKind.TENANTS,
                        context -> {
                            var wizards = new TenantWizards(context, version);
                            return chosen -> tenants(context, wizards, chosen);
                        })
                .with(
                        PageKind.VERIFY,
                        context -> _ -> show(context, VerifyPage.ID, () -> new VerifyPage(context)))
                .with(
                        PageKind.ACCEPT_DRIFT,
                        context -> {
                            var wizard = AcceptWizard.pages(context, version);
                            return _ -> wizard.run();
                        })
                .with(
                        PageKind.HISTORY,
                        context ->
                                _ -> show(context, HistoryPage.ID, () -> new HistoryPage(context)))
                .with(
                        PageKind.BACKUPS,
                        context ->
                                _ -> show(context, BackupsPage.ID, () -> new BackupsPage(context)))
                .with(
                        PageKind.BACK_UP,
                        context -> {
                            var wizard = BackupWizard.pages(context);
                            return _ -> wizard.run();
                        })
                .with(PageKind.RESTORE, context -> RestoreWizard.pages(context)::show)
                .with(
                        PageKind.RUN,
                        context ->
                                run ->
                                        show(
                                                context,
                                                RunPage.id(run),
                                                () -> new RunPage(context, run)));
    }

    /// Where the usual policy wants more than an apply has, applying is rolling out.
    private static Consumer<ApplyRequest> apply(PageContext context, String version) {
        var profile = context.target().profile();
        boolean careful =
                profile.protectedTarget()
                        || profile.environment().filter("production"::equals).isPresent();
        return careful
                ? request -> context.navigator().rollOut(request)
                : ApplyWizard.pages(context, version)::show;
    }

    private static void timeline(PageContext context, PageKind.Selection chosen) {
        show(context, TimelinePage.ID, () -> new TimelinePage(context));
        context.workspace()
                .find(TimelinePage.ID)
                .filter(TimelinePage.class::isInstance)
                .map(TimelinePage.class::cast)
                .ifPresent(page -> chosen.version().ifPresent(page::show));
    }

    private static void tenants(
            PageContext context, TenantWizards wizards, PageKind.Tenant chosen) {
        show(context, TenantsPage.ID, () -> new TenantsPage(context, wizards));
        context.workspace()
                .find(TenantsPage.ID)
                .filter(TenantsPage.class::isInstance)
                .map(TenantsPage.class::cast)
                .ifPresent(page -> chosen.schema().ifPresent(page::show));
    }

    private static void schema(PageContext context, PageKind.Objects chosen) {
        show(context, SchemaPage.ID, () -> new SchemaPage(context));
        context.workspace()
                .find(SchemaPage.ID)
                .filter(SchemaPage.class::isInstance)
                .map(SchemaPage.class::cast)
                .ifPresent(page -> chosen.table().ifPresent(page::show));
    }

    private static void editor(PageContext context, TargetNames names, PageKind.Place place) {
        String id = EditorPage.id(place.file());
        show(context, id, () -> new EditorPage(context, place.file(), names));
        context.workspace()
                .find(id)
                .filter(EditorPage.class::isInstance)
                .map(EditorPage.class::cast)
                .ifPresent(page -> page.goTo(place.line(), place.column()));
    }

    private static void search(PageContext context, String words) {
        show(context, SearchPage.ID, () -> new SearchPage(context));
        context.workspace()
                .find(SearchPage.ID)
                .filter(SearchPage.class::isInstance)
                .map(SearchPage.class::cast)
                .ifPresent(page -> page.search(words));
    }

    private static void show(PageContext context, String id, Supplier<? extends Page> page) {
        context.workspace().show(id, page);
    }
}
