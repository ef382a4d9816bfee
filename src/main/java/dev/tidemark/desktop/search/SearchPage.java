package dev.tidemark.desktop.search;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Finding something in all files of the project.
public final class SearchPage implements Page {
    /// The id of the one page of its window.
    public static final String ID = "search";

    private final SearchViewModel model;
    private final SearchView view;

    /// @param context what the window's pages share
    public SearchPage(PageContext context) {
        model = new SearchViewModel(context);
        view = new SearchView(model);
    }

    /// Looks for something; nothing changes when it is empty.
    public void search(String words) {
        if (!words.isEmpty()) {
            view.search(words);
        }
        view.enter();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Find in files");
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.SEARCH;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onShown() {
        view.enter();
    }

    @Override
    public void onDetached() {
        model.stop();
    }
}
