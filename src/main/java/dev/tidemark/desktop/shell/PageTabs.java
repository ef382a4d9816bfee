package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.theme.EnvironmentMark;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The open pages as tabs. Each carries the stripe of the window's environment.
final class PageTabs extends StackPane {
    private final TabPane tabs = new TabPane();
    private final ReadOnlyObjectWrapper<@Nullable Page> front = new ReadOnlyObjectWrapper<>();
    private final Consumer<Question> ask;

    /// @param ask shows a question over the window
    PageTabs(Consumer<Question> ask) {
        this.ask = ask;
        setId("pages");
        getStyleClass().add("pages");
        tabs.setId("page-tabs");
        tabs.setAccessibleText("Open pages");
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        getChildren().add(tabs);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> toFront(tab));
    }

    /// Gives all tabs the environment's stripe.
    void show(EnvironmentMark kind) {
        tabs.getStyleClass().add(kind.styleClass());
    }

    /// The page in front, null when none is open.
    ReadOnlyObjectProperty<@Nullable Page> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /// The open pages in the order of their tabs.
    List<Page> open() {
        return tabs.getTabs().stream().flatMap(tab -> page(tab).stream()).toList();
    }

    void show(String id, Supplier<? extends Page> make) {
        var tab = tab(id).orElseGet(() -> add(make.get()));
        tabs.getSelectionModel().select(tab);
    }

    Optional<Page> find(String id) {
        return tab(id).flatMap(PageTabs::page);
    }

    /// Closes a page without a question.
    void close(Page page) {
        tab(page.id())
                .ifPresent(tab -> {
                    tabs.getTabs().remove(tab);
                    page.onDetached();
                });
    }

    /// Closes a page, after a question where something would be lost.
    void askAndClose(Page page) {
        if (!page.closeable()) {
            return;
        }
        var reason = page.reasonToStay();
        if (reason.isEmpty()) {
            close(page);
            return;
        }
        var discard =
                new Question.Answer(
                        "discard",
                        "Close anyway",
                        Question.Weight.LOSES_SOMETHING,
                        () -> close(page));
        ask.accept(
                new Question(
                        "Close %s?".formatted(page.title().getValue()),
                        reason.get(),
                        "Keep open",
                        List.of(discard)));
    }

    /// Brings the next tab to the front, or with -1 the one before.
    void step(int by) {
        int count = tabs.getTabs().size();
        if (count > 0) {
            int index = tabs.getSelectionModel().getSelectedIndex();
            tabs.getSelectionModel().select(Math.floorMod(index + by, count));
        }
    }

    private void toFront(@Nullable Tab tab) {
        @Nullable Page page = tab == null ? null : page(tab).orElse(null);
        front.set(page);
        if (page != null) {
            // A tab's content joins the scene after the selection: only then can it have the focus.
            Platform.runLater(() -> {
                if (page.equals(front.get())) {
                    page.onShown();
                }
            });
        }
    }

    private Optional<Tab> tab(String id) {
        return tabs.getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst();
    }

    private Tab add(Page page) {
        var tab = new Tab();
        tab.setId(page.id());
        tab.setUserData(page);
        tab.textProperty().bind(page.title());
        tab.setGraphic(new FontIcon(page.icon()));
        tab.setContent(page.content());
        tab.setClosable(page.closeable());
        tab.setOnCloseRequest(event -> {
            event.consume();
            askAndClose(page);
        });
        // Attached before it is in front: what it shows then is there at once.
        page.onAttached();
        tabs.getTabs().add(tab);
        return tab;
    }

    private static Optional<Page> page(Tab tab) {
        return tab.getUserData() instanceof Page page ? Optional.of(page) : Optional.empty();
    }
}
