package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.ProjectLoader;
import java.time.Clock;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Creates a migration in the project's convention and opens it.
public final class NewMigrationPage implements Page {
    /// The page's id; there is one in a window.
    public static final String ID = "new-migration";

    private final PageContext context;
    private final NewMigrationView view;

    /// @param context whose project gets the migration
    public NewMigrationPage(PageContext context) {
        this.context = context;
        var folder = context.target().projectFolder();
        var model =
                new NewMigrationViewModel(
                        context.work(),
                        () -> ProjectLoader.load(folder),
                        Clock.system(ZoneId.systemDefault()),
                        this::created);
        view = new NewMigrationView(model, this::close);
    }

    private void created(NewMigration migration) {
        close();
        context.target().refresh();
        // Below the header, where the change goes.
        context.navigator().editor(migration.files().getFirst(), 5, 1);
    }

    private void close() {
        context.workspace().close(this);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("New migration").getReadOnlyProperty();
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.FILE_EARMARK_PLUS;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public void onShown() {
        view.focus();
    }
}
