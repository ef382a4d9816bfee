package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What changes the tenants of one window. Outlives the tenants' page: what works goes on without
/// it. Used on the JavaFX thread.
public final class TenantWizards {
    private final PageContext context;
    private final String productVersion;
    private final WizardPages<RolloutRequest> rollouts;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private List<String> versions = List.of();

    /// @param productVersion for the journal
    public TenantWizards(PageContext context, String productVersion) {
        this.context = context;
        this.productVersion = productVersion;
        rollouts = new WizardPages<>(context.workspace(), TenantWizards::id, this::rollout);
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
        return wizard(
                switch (request) {
                    case RolloutRequest.Deploy _ -> look("Deploy", BootstrapIcons.PLAY);
                    case RolloutRequest.RollBack _ ->
                            look("Roll back tenants", BootstrapIcons.ARROW_COUNTERCLOCKWISE);
                    case RolloutRequest.GoOn _ -> look("Go on", BootstrapIcons.PLAY);
                },
                model);
    }

    private Wizard wizard(Wizard.Look look, RolloutViewModel model) {
        return new Wizard(
                look,
                context.target(),
                model.state(),
                model.work(),
                () -> RolloutSteps.of(model),
                Wizard.Subject.DATABASE);
    }

    private static Wizard.Look look(String name, Ikon icon) {
        return new Wizard.Look(name, icon, Theme.sheet(TenantWizards.class, "tenants.css"));
    }

    /// Shows the wizard of a request.
    void show(RolloutRequest request) {
        rollouts.show(request);
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
