package dev.tidemark.desktop.backup;

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

/// All backups of the window's database.
public final class BackupsPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "backups";

    private final BackupsViewModel model;
    private final BackupActions actions;
    private final BackupsView view;
    private final BackupDetails details;

    /// @param context what the window's pages share
    public BackupsPage(PageContext context) {
        model = new BackupsViewModel(context);
        actions = BackupActions.of(model);
        view = new BackupsView(model, actions);
        details = new BackupDetails(model);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Backups");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.ARCHIVE;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(details);
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
