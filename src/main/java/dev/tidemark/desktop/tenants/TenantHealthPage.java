package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What a verification of tenants found.
final class TenantHealthPage implements Page {
    static final String ID = "tenants-health";

    private final HealthViewModel model;
    private final HealthView view;
    private final List<Action> actions;

    TenantHealthPage(PageContext context, TenantWizards wizards) {
        model = new HealthViewModel(context);
        var again =
                Action.of(
                                "tenants-health.again",
                                "Verify again",
                                "Looks at the same tenants again.",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::again)
                        .withKey("F5")
                        .when(Bindings.not(model.work().runningProperty()));
        var mend =
                Action.of(
                                "tenants-health.backfill",
                                "Make missing tables…",
                                "Makes the required tables that tenants lack.",
                                BootstrapIcons.WRENCH,
                                () -> wizards.backfill(model.lackingProperty().get()))
                        .when(
                                Bindings.createBooleanBinding(
                                        () -> !model.lackingProperty().get().isEmpty(),
                                        model.lackingProperty()));
        actions = List.of(again, mend);
        view = new HealthView(model, actions);
    }

    /// Verifies tenants; all where none is named.
    void verify(List<String> schemas) {
        model.verify(schemas);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Health of tenants");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.PATCH_CHECK;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public void onShown() {
        view.enter();
    }
}
