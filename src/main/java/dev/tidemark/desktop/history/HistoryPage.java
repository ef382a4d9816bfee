package dev.tidemark.desktop.history;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// All runs of the window's database.
public final class HistoryPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "history";

    private final HistoryViewModel model;
    private final HistoryView view;
    private final Action refresh;

    /// @param context what the window's pages share
    public HistoryPage(PageContext context) {
        model = new HistoryViewModel(context);
        refresh =
                Action.of(
                                "history.refresh",
                                "Refresh",
                                "Reads the journal again.",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::refresh)
                        .withKey("F5");
        view = new HistoryView(model, refresh);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("History");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.CLOCK_HISTORY;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return List.of(refresh);
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onShown() {
        model.refresh();
    }
}
