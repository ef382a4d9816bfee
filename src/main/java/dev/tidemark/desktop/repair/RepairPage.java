package dev.tidemark.desktop.repair;

import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// One repair: shows what it would change, and does it when asked.
public final class RepairPage implements Page {
    private final PageContext context;
    private final RepairWords words;
    private final ReadOnlyStringWrapper title;
    private final RepairViewModel model;
    private final RepairView view;

    /// @param context the window
    /// @param request what is to be repaired
    /// @param version Tidemark's own, for the journal
    public RepairPage(PageContext context, RepairRequest request, String version) {
        this.context = context;
        words = RepairWords.of(request);
        title = new ReadOnlyStringWrapper(words.title());
        model =
                new RepairViewModel(
                        context.target(),
                        context.work(),
                        context.tasks(),
                        request,
                        version,
                        this::done);
        view = new RepairView(model, words, () -> context.workspace().close(this));
    }

    /// The id of the page of a request.
    public static String id(RepairRequest request) {
        return RepairWords.of(request).id();
    }

    @Override
    public String id() {
        return words.id();
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.WRENCH;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public void onAttached() {
        model.prepare();
    }

    private void done(Prepared prepared) {
        context.workspace()
                .toast(
                        "Done on %s: %s"
                                .formatted(context.target().title(), prepared.plan().title()));
        context.workspace().close(this);
        words.version()
                .ifPresentOrElse(context.navigator()::timeline, context.navigator()::timeline);
    }
}
