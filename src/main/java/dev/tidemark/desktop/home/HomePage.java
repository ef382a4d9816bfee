package dev.tidemark.desktop.home;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.TargetWindows;
import dev.tidemark.desktop.page.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The first screen of a window: profiles, their projects, and the samples.
public final class HomePage implements Page {
    /// Its id.
    public static final String ID = "home";

    private final HomeViewModel model;
    private final HomeView view;
    private final List<Action> actions;

    /// @param workspace the window's tabs, where profiles are edited
    /// @param windows opens what is chosen
    public HomePage(HomeServices services, Workspace workspace, TargetWindows windows) {
        model = new HomeViewModel(services, workspace, windows);
        actions =
                List.of(
                        Action.of(
                                "home.new",
                                "New profile …",
                                "A connection to a database, kept under a name",
                                BootstrapIcons.PLUS,
                                model::create),
                        Action.of(
                                "home.import",
                                "Import …",
                                "Take over pg_service.conf, .pgpass, PG* and DATABASE_URL",
                                BootstrapIcons.DOWNLOAD,
                                model::importFound),
                        Action.of(
                                        "home.refresh",
                                        "Look again",
                                        "Read the profiles and ask their databases again",
                                        BootstrapIcons.ARROW_CLOCKWISE,
                                        model::look)
                                .withKey("F5"));
        view = new HomeView(model, actions);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Home");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.HOUSE;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public boolean closeable() {
        return false;
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onAttached() {
        model.attach();
    }

    @Override
    public void onShown() {
        model.look();
    }

    @Override
    public void onDetached() {
        model.detach();
    }
}
