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
    /// @param opener called once for each window; what it returns shows the page of a request in
    ///   the window's workspace
    <R> Pages with(PageKind<R> kind, Function<PageContext, Consumer<R>> opener) {
        openers.put(
                kind,
                context -> {
                    var inWindow = opener.apply(context);
                    return request -> inWindow.accept(kind.request().cast(request));
                });
        return this;
    }

    /// Whether there are pages of a kind.
    boolean has(PageKind<?> kind) {
        return openers.containsKey(kind);
    }

    /// The pages of one window.
    InWindow in(PageContext context) {
        return new InWindow(context);
    }

    /// Opens pages in one window.
    final class InWindow {
        private final PageContext context;
        private final Map<PageKind<?>, Consumer<Object>> used = new HashMap<>();

        private InWindow(PageContext context) {
            this.context = context;
        }

        /// Opens the page of a request; where there are none of its kind, says so.
        <R> void open(PageKind<R> kind, R request) {
            var opener = openers.get(kind);
            if (opener == null) {
                context.workspace()
                        .toast("This build has no page for that (%s).".formatted(kind.id()));
                return;
            }
            used.computeIfAbsent(kind, _ -> opener.apply(context)).accept(request);
        }
    }
}
