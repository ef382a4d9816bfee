package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Workspace;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Connections that are set up elsewhere, to be taken over as profiles.
public final class ImportPage implements Page {
    /// Its id.
    public static final String ID = "import";

    private final ImportViewModel model;
    private final ImportView view;

    /// @param workspace the window's tabs, which this page is shown in
    public ImportPage(ProfileBook book, Workspace workspace) {
        model = new ImportViewModel(book, workspace);
        view = new ImportView(model);
        model.closesBy(() -> workspace.close(this));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Import");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.DOWNLOAD;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public void onShown() {
        model.look();
    }
}
