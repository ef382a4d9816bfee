package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What the window's database holds.
public final class SchemaPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "schema";

    private final PageContext context;
    private final SchemaViewModel model;
    private final SchemaView view;
    private Subscription subscription = Subscription.EMPTY;

    /// @param context what the window's pages share
    public SchemaPage(PageContext context) {
        this.context = context;
        model = new SchemaViewModel(context, Clock.systemUTC());
        view = new SchemaView(model, new DrawingViewModel(model, context.work()));
    }

    /// Looks at a table.
    ///
    /// @param name as people write it, with its schema
    public void show(String name) {
        model.select(name);
    }

    /// The tables that are known, with their schemas; none before they were read.
    public List<String> tables() {
        var shown = model.shownProperty().get();
        return shown == null
                ? List.of()
                : shown.catalog().tables().stream().map(it -> it.name().toString()).toList();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Schema");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.DIAGRAM_2;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return view.actions();
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onAttached() {
        subscription =
                Subscription.combine(
                        context.target().snapshotProperty().subscribe(model::look),
                        context.target().problemProperty().subscribe(model::fail));
    }

    @Override
    public void onDetached() {
        subscription.unsubscribe();
        model.stop();
    }
}
