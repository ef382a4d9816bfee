package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.page.Workspace;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens the wizards of one kind in a window. While one of them works it is the only one: whatever
/// is asked for shows it. Used on the JavaFX thread.
///
/// @param <R> what a wizard begins with
public final class WizardPages<R> {
    private final Workspace workspace;
    private final Function<R, String> id;
    private final BiFunction<R, Runnable, Wizard> make;
    private @Nullable Wizard current;
    private String currentId = "";

    /// @param id of the page of a request
    /// @param make makes the wizard of a request; the second argument closes its page
    public WizardPages(
            Workspace workspace, Function<R, String> id, BiFunction<R, Runnable, Wizard> make) {
        this.workspace = workspace;
        this.id = id;
        this.make = make;
    }

    /// Shows the wizard of a request; the one that works, if there is one.
    public void show(R request) {
        var earlier = current;
        if (earlier != null && earlier.work().running().get()) {
            workspace.show(currentId, () -> new WizardPage(currentId, earlier));
            return;
        }
        // A wizard that ended is not what somebody asks for who wants to begin something.
        if (earlier != null && earlier.work().ended().get()) {
            close(currentId);
        }
        String wanted = id.apply(request);
        workspace.show(wanted, () -> page(wanted, request));
    }

    private WizardPage page(String wanted, R request) {
        var wizard = make.apply(request, () -> close(wanted));
        // Of several that are open, the one that works is the one to come back to.
        wizard.work()
                .running()
                .subscribe(running -> {
                    if (running) {
                        remember(wanted, wizard);
                    }
                });
        remember(wanted, wizard);
        return new WizardPage(wanted, wizard);
    }

    private void remember(String pageId, Wizard wizard) {
        current = wizard;
        currentId = pageId;
    }

    private void close(String pageId) {
        workspace.find(pageId).ifPresent(workspace::close);
    }
}
