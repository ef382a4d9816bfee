package dev.tidemark.desktop.page;

import java.util.Optional;
import java.util.function.Supplier;

/// The tabs of a window. Used on the JavaFX thread.
public interface Workspace {
    /// Shows the page of an id, which is made first when it is not open.
    void show(String id, Supplier<? extends Page> make);

    /// The open page of an id.
    Optional<Page> find(String id);

    /// Closes a page without a question.
    void close(Page page);

    /// Tells that something ended, for a few seconds; failures are shown on their page as well.
    void toast(String text);

    /// Asks over the window; a question that is open already waits below.
    void ask(Question question);
}
