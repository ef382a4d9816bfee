package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import org.jspecify.annotations.Nullable;

/// Opens the rollback wizard of a window. While a rollback runs it is the only one: whatever is
/// asked for shows it. Used on the JavaFX thread.
public final class RollbackPages {
    private final PageContext context;
    private final String productVersion;
    private @Nullable RollbackViewModel current;
    private String currentId = "";

    /// @param productVersion for the journal
    public RollbackPages(PageContext context, String productVersion) {
        this.context = context;
        this.productVersion = productVersion;
    }

    /// Shows the wizard of a request; the one whose run goes on, if there is one.
    public void show(RollbackRequest request) {
        var earlier = current;
        if (earlier != null && earlier.run().runningProperty().get()) {
            context.workspace().show(currentId, () -> new RollbackPage(currentId, earlier));
            return;
        }
        // A wizard that ended is not what somebody asks for who wants to go back further.
        if (earlier != null && earlier.run().endProperty().get() != null) {
            context.workspace().find(currentId).ifPresent(context.workspace()::close);
        }
        String id = "rollback:%s".formatted(Scope.id(request));
        context.workspace().show(id, () -> make(id, request));
    }

    private RollbackPage make(String id, RollbackRequest request) {
        Runnable close = () -> context.workspace().find(id).ifPresent(context.workspace()::close);
        var model = new RollbackViewModel(context, productVersion, request, close);
        current = model;
        currentId = id;
        return new RollbackPage(id, model);
    }
}
