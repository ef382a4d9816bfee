package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.PageContext;
import org.jspecify.annotations.Nullable;

/// Opens the apply wizard of a window. While a rollout runs it is the only one: whatever is asked
/// for shows it. Used on the JavaFX thread.
public final class ApplyPages {
    private final PageContext context;
    private final String productVersion;
    private @Nullable ApplyViewModel current;
    private String currentId = "";

    /// @param productVersion for the journal
    public ApplyPages(PageContext context, String productVersion) {
        this.context = context;
        this.productVersion = productVersion;
    }

    /// Shows the wizard of a request; the one whose run goes on, if there is one.
    public void show(ApplyRequest request) {
        var running = current;
        if (running != null && running.run().runningProperty().get()) {
            context.workspace().show(currentId, () -> new ApplyPage(currentId, running));
            return;
        }
        String id = id(request);
        // A wizard that ended is not what somebody asks for who wants to apply something.
        if (running != null && running.run().endProperty().get() != null) {
            context.workspace().find(currentId).ifPresent(context.workspace()::close);
        }
        context.workspace().show(id, () -> make(id, request));
    }

    private ApplyPage make(String id, ApplyRequest request) {
        var model =
                new ApplyViewModel(
                        context,
                        productVersion,
                        request,
                        () -> context.workspace().find(id).ifPresent(context.workspace()::close));
        current = model;
        currentId = id;
        return new ApplyPage(id, model);
    }

    private static String id(ApplyRequest request) {
        return switch (request) {
            case ApplyRequest.Everything _ -> "apply";
            case ApplyRequest.UpTo(var version) -> "apply:to:%s".formatted(version);
            case ApplyRequest.Only(var version) -> "apply:only:%s".formatted(version);
            case ApplyRequest.Resume(var version) -> "apply:resume:%s".formatted(version);
        };
    }
}
