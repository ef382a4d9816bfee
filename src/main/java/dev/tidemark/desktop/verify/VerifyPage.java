package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Whether the window's database is as it should be.
public final class VerifyPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "verify";

    private final PageContext context;
    private final VerifyViewModel model;
    private final VerifyView view;
    private Subscription subscription = Subscription.EMPTY;

    /// @param context what the window's pages share
    public VerifyPage(PageContext context) {
        this.context = context;
        model = new VerifyViewModel(context);
        view = new VerifyView(model);
    }

    /// Looks at everything again.
    void lookAgain() {
        model.look();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Verify");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.SHIELD_CHECK;
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
                        context.target().snapshotProperty().subscribe(model::follow),
                        context.target().problemProperty().subscribe(model::fail));
    }

    @Override
    public void onDetached() {
        subscription.unsubscribe();
        model.stop();
    }
}
