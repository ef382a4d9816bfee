package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.desktop.wizard.WizardViewModel;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What can be done with the tenants of one window. Outlives the tenants' page: what works goes on
/// without it. Used on the JavaFX thread.
public final class TenantWizards {
    private final PageContext context;
    private final String productVersion;
    private final WizardPages<RolloutRequest> rollouts;
    private final WizardPages<String> creations;
    private final WizardPages<List<String>> backfills;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private List<String> versions = List.of();

    /// @param productVersion for the journal
    public TenantWizards(PageContext context, String productVersion) {
        this.context = context;
        this.productVersion = productVersion;
        var workspace = context.workspace();
        rollouts = new WizardPages<>(workspace, TenantWizards::id, this::rollout);
        creations = new WizardPages<>(workspace, id -> id, (_, close) -> creation(close));
        backfills = new WizardPages<>(workspace, _ -> "tenants-backfill", this::backfill);
    }

    private static String id(RolloutRequest request) {
        return switch (request) {
            case RolloutRequest.Deploy _ -> "tenants-deploy";
            case RolloutRequest.RollBack _ -> "tenants-roll-back";
            case RolloutRequest.GoOn _ -> "tenants-go-on";
        };
    }

    private Wizard rollout(RolloutRequest request, Runnable close) {
        var model =
                new RolloutViewModel(
                        context, productVersion, request, versions, this::changed, close);
        var look =
                switch (request) {
                    case RolloutRequest.Deploy _ -> look("Deploy", BootstrapIcons.PLAY);
                    case RolloutRequest.RollBack _ ->
                            look("Roll back tenants", BootstrapIcons.ARROW_COUNTERCLOCKWISE);
                    case RolloutRequest.GoOn _ -> look("Go on", BootstrapIcons.PLAY);
                };
        return wizard(look, model.state(), model.work(), () -> RolloutSteps.of(model));
    }

    private Wizard creation(Runnable close) {
        var model = new CreateViewModel(context, productVersion, this::changed, close);
        return wizard(
                look("New tenant", BootstrapIcons.PLUS),
                model.state(),
                model.wizardWork(),
                () -> CreateSteps.of(model));
    }

    private Wizard backfill(List<String> schemas, Runnable close) {
        var model = new BackfillViewModel(context, productVersion, schemas, this::changed, close);
        return wizard(
                look("Missing tables", BootstrapIcons.WRENCH),
                model.state(),
                model.wizardWork(),
                () -> BackfillSteps.of(model));
    }

    private Wizard wizard(
            Wizard.Look look,
            WizardViewModel state,
            Wizard.Work work,
            Supplier<List<WizardStep>> steps) {
        return new Wizard(look, context.target(), state, work, steps, Wizard.Subject.DATABASE);
    }

    private static Wizard.Look look(String name, Ikon icon) {
        return new Wizard.Look(name, icon, Theme.sheet(TenantWizards.class, "tenants.css"));
    }

    /// Shows the wizard of a request.
    void show(RolloutRequest request) {
        rollouts.show(request);
    }

    /// Shows the wizard that makes a tenant.
    void create() {
        creations.show("tenants-create");
    }

    /// Shows the wizard that makes required tables.
    ///
    /// @param schemas the tenants to look at; empty for all
    void backfill(List<String> schemas) {
        backfills.show(schemas);
    }

    /// Verifies tenants, on their own page.
    ///
    /// @param schemas these; empty for all
    void verify(List<String> schemas) {
        context.workspace().show(TenantHealthPage.ID, () -> new TenantHealthPage(context, this));
        context.workspace()
                .find(TenantHealthPage.ID)
                .filter(TenantHealthPage.class::isInstance)
                .map(TenantHealthPage.class::cast)
                .ifPresent(page -> page.verify(schemas));
    }

    /// Compares the tenants' schemas, on their own page.
    ///
    /// @param schemas these; empty for all
    void compare(List<String> schemas) {
        context.workspace().show(TenantVariantsPage.ID, () -> new TenantVariantsPage(context));
        context.workspace()
                .find(TenantVariantsPage.ID)
                .filter(TenantVariantsPage.class::isInstance)
                .map(TenantVariantsPage.class::cast)
                .ifPresent(page -> page.compare(schemas));
    }

    /// The versions that wizards offer.
    void know(TenantTable table) {
        versions = table.columns().stream().map(Column::version).toList();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// Counts what was changed, for whoever shows tenants.
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }
}
