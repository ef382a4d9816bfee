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

/// How the tenants' schemas differ from one another.
final class TenantVariantsPage implements Page {
    static final String ID = "tenants-variants";

    private final VariantsViewModel model;
    private final VariantsView view;
    private final Action again;

    TenantVariantsPage(PageContext context) {
        model = new VariantsViewModel(context);
        again =
                Action.of(
                                "tenants-variants.again",
                                "Compare again",
                                "Compares the same tenants again.",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::again)
                        .withKey("F5")
                        .when(Bindings.not(model.work().runningProperty()));
        view = new VariantsView(model, List.of(again));
    }

    /// Compares tenants; all where none is named.
    void compare(List<String> schemas) {
        model.compare(schemas);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Variants of tenants");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.FILE_EARMARK_DIFF;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return List.of(again);
    }

    @Override
    public void onShown() {
        view.enter();
    }
}
