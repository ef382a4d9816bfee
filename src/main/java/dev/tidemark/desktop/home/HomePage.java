package dev.tidemark.desktop.home;

import dev.tidemark.desktop.page.Page;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The first screen of a window.
public final class HomePage implements Page {
    /// Its id.
    public static final String ID = "home";

    private final HomeViewModel model;
    private final HomeView view;

    public HomePage(HomeViewModel model) {
        this.model = model;
        this.view = new HomeView(model);
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
    public boolean closeable() {
        return false;
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onShown() {
        model.look();
    }
}
