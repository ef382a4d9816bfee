package dev.tidemark.desktop.history;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// One run of the past.
public final class RunPage implements Page {
    private final UUID run;
    private final RunViewModel model;
    private final PastRunView view;
    private final Action refresh;

    /// @param context what the window's pages share
    /// @param run its id in the journal
    public RunPage(PageContext context, UUID run) {
        this.run = run;
        model = new RunViewModel(context, run);
        refresh =
                Action.of(
                                "run.refresh",
                                "Refresh",
                                "Reads the journal again.",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::refresh)
                        .withKey("F5");
        view = new PastRunView(model, refresh);
    }

    /// The id of the page of a run.
    public static String id(UUID run) {
        return "run:%s".formatted(run);
    }

    @Override
    public String id() {
        return id(run);
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Run %s".formatted(run.toString().substring(0, 8)));
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.JOURNAL_TEXT;
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
        return Optional.of(id());
    }

    @Override
    public void onShown() {
        model.refresh();
    }
}
