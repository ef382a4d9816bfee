package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// All tenants of the window's database.
public final class TenantsPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "tenants";

    private final TenantsViewModel model;
    private final TenantActions actions;
    private final TenantsView view;
    private final TenantInspectorView inspector;

    /// @param context what the window's pages share
    public TenantsPage(PageContext context) {
        model = new TenantsViewModel(context);
        var map = new HeatMap(model);
        actions = TenantActions.of(model, map.zoomProperty());
        view = new TenantsView(model, actions, map, tools(), new Region());
        inspector =
                new TenantInspectorView(
                        model, new TenantInspectorViewModel(model), List.of(actions.open()));
    }

    private Node tools() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(gap, TenantsView.busy(model), Buttons.iconOnly(actions.refresh()));
        row.getStyleClass().add("tenants-tools");
        return row;
    }

    /// Goes to a tenant.
    public void show(String schema) {
        model.go(schema);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Tenants");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.COLLECTION;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public List<Action> actions() {
        return actions.all();
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onShown() {
        model.refresh();
        view.enter();
    }
}
