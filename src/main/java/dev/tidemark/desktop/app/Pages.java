package dev.tidemark.desktop.app;

import dev.tidemark.desktop.page.PageContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// What opens each kind of page. A kind that nothing opens is not offered anywhere.
final class Pages {
    private final Map<PageKind<?>, BiConsumer<PageContext, Object>> openers = new HashMap<>();

    /// Says how a kind of page is opened.
    ///
    /// @param opener shows the page in the workspace of its context
    <R> Pages with(PageKind<R> kind, BiConsumer<PageContext, R> opener) {
        openers.put(
                kind, (context, request) -> opener.accept(context, kind.request().cast(request)));
        return this;
    }

    /// Whether there are pages of a kind.
    boolean has(PageKind<?> kind) {
        return openers.containsKey(kind);
    }

    /// Opens a page.
    ///
    /// @throws IllegalStateException when there are none of its kind
    <R> void open(PageKind<R> kind, PageContext context, R request) {
        var opener = openers.get(kind);
        if (opener == null) {
            throw new IllegalStateException("no page is registered for " + kind.id());
        }
        opener.accept(context, request);
    }
}
