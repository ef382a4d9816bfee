package dev.tidemark.desktop.app;

import dev.tidemark.desktop.page.PageContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// What opens each kind of page. A kind that nothing opens is not offered anywhere.
final class Pages {
    private final Map<PageKind<?>, Function<PageContext, Consumer<Object>>> openers =
            new HashMap<>();

    /// Says how a kind of page is opened.
    ///
    /// @param opener made once for each window; what it makes shows a page in that window's
    ///   workspace
    <R> Pages with(PageKind<R> kind, Function<PageContext, Consumer<R>> opener) {
        openers.put(
                kind,
                context -> {
                    var open = opener.apply(context);
                    return request -> open.accept(kind.request().cast(request));
                });
        return this;
    }

    /// Whether there are pages of a kind.
    boolean has(PageKind<?> kind) {
        return openers.containsKey(kind);
    }

    /// What opens a kind of page in one window.
    ///
    /// @throws IllegalStateException when there are none of its kind
    Consumer<Object> opener(PageKind<?> kind, PageContext context) {
        var opener = openers.get(kind);
        if (opener == null) {
            throw new IllegalStateException("no page is registered for " + kind.id());
        }
        return opener.apply(context);
    }
}
