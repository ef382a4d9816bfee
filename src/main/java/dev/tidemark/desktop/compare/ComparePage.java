package dev.tidemark.desktop.compare;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.CompareRequest;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Two texts of the project side by side.
public final class ComparePage implements Page {
    private final PageContext context;
    private final CompareRequest request;
    private final CompareViewModel model;
    private final CompareView view;
    private final ObservableValue<String> title;
    private Subscription subscription = Subscription.EMPTY;

    /// @param context what the window's pages share
    /// @param request what is compared first
    public ComparePage(PageContext context, CompareRequest request) {
        this.context = context;
        this.request = request;
        model = new CompareViewModel(context, request);
        view = new CompareView(model);
        title =
                Bindings.createStringBinding(
                        () -> title(model.comparedProperty().get()), model.comparedProperty());
    }

    private static String title(CompareViewModel.@Nullable Compared compared) {
        return compared == null
                ? "Compare"
                : "Compare %s".formatted(Path.of(compared.after().name()).getFileName());
    }

    /// The id of the page of a request.
    public static String id(CompareRequest request) {
        return "compare:"
                + switch (request) {
                    case CompareRequest.Applied applied -> "applied:" + applied.version();
                    case CompareRequest.Files files ->
                            "files:%s:%s".formatted(files.before(), files.after());
                    case CompareRequest.With with -> "with:" + with.after();
                };
    }

    @Override
    public String id() {
        return id(request);
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.FILE_DIFF;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public List<Action> actions() {
        return view.actions();
    }

    @Override
    public void onAttached() {
        subscription = context.target().snapshotProperty().subscribe(model::read);
    }

    @Override
    public void onShown() {
        model.compare();
        view.focus();
    }

    @Override
    public void onDetached() {
        subscription.unsubscribe();
    }
}
