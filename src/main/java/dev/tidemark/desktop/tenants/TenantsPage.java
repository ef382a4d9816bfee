package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.tenant.TenantsReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// All tenants of the window's database.
public final class TenantsPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "tenants";

    private final TenantsViewModel model;
    private final TenantWizards wizards;
    private final TenantActions actions;
    private final TenantActs acts;
    private final TenantsView view;
    private final TenantInspectorView inspector;
    private Subscription subscription = Subscription.EMPTY;

    /// @param context what the window's pages share
    /// @param wizards what changes the window's tenants
    public TenantsPage(PageContext context, TenantWizards wizards) {
        this.wizards = wizards;
        model = new TenantsViewModel(context);
        var map = new HeatMap(model);
        actions = TenantActions.of(model, map.zoomProperty());
        acts = TenantActs.of(model, wizards);
        var band = new RolloutBand(new BandViewModel(model, wizards));
        view = new TenantsView(model, actions, map, tools(), band, acts.create());
        inspector =
                new TenantInspectorView(
                        model,
                        new TenantInspectorViewModel(model),
                        List.of(
                                acts.deployOne(),
                                acts.rollBackOne(),
                                acts.verifyOne(),
                                actions.open()));
        model.tableProperty()
                .subscribe(table -> {
                    if (table != null) {
                        wizards.know(table);
                    }
                });
    }

    private Node tools() {
        var deploy = Buttons.of(acts.deploy());
        deploy.getStyleClass().add("accent");
        // Where they don't fit beside each other they take a second line.
        var acting =
                new FlowPane(
                        deploy,
                        Buttons.of(acts.rollBack()),
                        Buttons.of(acts.create()),
                        Buttons.of(acts.verify()),
                        Buttons.of(acts.compare()),
                        Buttons.of(acts.backfill()));
        acting.getStyleClass().add("tenants-acts");
        HBox.setHgrow(acting, Priority.ALWAYS);
        var row = new HBox(acting, TenantsView.busy(model), Buttons.iconOnly(actions.refresh()));
        row.getStyleClass().add("tenants-tools");
        return row;
    }

    /// Goes to a tenant.
    public void show(String schema) {
        model.go(schema);
    }

    /// Shows what was read elsewhere, until it is read again.
    public void showReport(TenantsReport report) {
        model.show(TenantTable.of(report, Optional.empty(), false));
    }

    /// The tenants' schemas, as last read.
    public List<String> names() {
        var table = model.tableProperty().get();
        return table == null ? List.of() : table.rows().stream().map(TenantRow::schema).toList();
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
        return Stream.concat(acts.all().stream(), actions.all().stream()).toList();
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onAttached() {
        subscription.unsubscribe();
        subscription = wizards.changesProperty().subscribe((_, _) -> model.refresh());
    }

    @Override
    public void onDetached() {
        subscription.unsubscribe();
    }

    @Override
    public void onShown() {
        model.refresh();
        view.enter();
    }
}
