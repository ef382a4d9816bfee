package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.theme.Theme;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The frame of a window: banner, navigation, tabs, inspector, status bar.
public final class MainWindow extends BorderPane implements Workspace {
    private final TabPane tabs = new TabPane();

    /// @param frame what stands around the tabs
    public MainWindow(Frame frame) {
        getStyleClass().add("main-window");
        getStylesheets().add(Theme.sheet(MainWindow.class, "shell.css"));
        setTop(frame.banner());
        setLeft(frame.navigation());
        setBottom(frame.status());
        setCenter(tabs);
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> front(tab == null ? Optional.empty() : page(tab)));
    }

    @Override
    public void show(String id, Supplier<? extends Page> make) {
        var tab = tab(id).orElseGet(() -> open(make.get()));
        tabs.getSelectionModel().select(tab);
    }

    @Override
    public Optional<Page> find(String id) {
        return tab(id).flatMap(MainWindow::page);
    }

    @Override
    public void close(Page page) {
        tab(page.id()).ifPresent(tabs.getTabs()::remove);
        page.onDetached();
    }

    @Override
    public void toast(String text) {
        // Shown by the status bar until toasts have a place of their own.
    }

    private Optional<Tab> tab(String id) {
        return tabs.getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst();
    }

    private Tab open(Page page) {
        var tab = new Tab();
        tab.setId(page.id());
        tab.setUserData(page);
        tab.textProperty().bind(page.title());
        tab.setGraphic(new FontIcon(page.icon()));
        tab.setContent(page.content());
        tab.setClosable(page.closeable());
        tab.setOnClosed(_ -> page.onDetached());
        tabs.getTabs().add(tab);
        page.onAttached();
        return tab;
    }

    private void front(Optional<Page> page) {
        setRight(page.flatMap(Page::inspector).orElse(null));
        page.ifPresent(Page::onShown);
    }

    private static Optional<Page> page(Tab tab) {
        return tab.getUserData() instanceof Page page ? Optional.of(page) : Optional.empty();
    }
}
