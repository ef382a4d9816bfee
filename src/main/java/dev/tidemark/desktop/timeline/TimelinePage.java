package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.rollout.journal.ProcedureFolder;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// All migrations of the project with their state in the database.
public final class TimelinePage implements Page {
    /// Its id.
    public static final String ID = "timeline";

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Timeline");
    private final TimelineViewModel model;
    private final TimelineActions actions;
    private final TimelineView view;
    private final InspectorView inspector;

    /// @param context the window
    public TimelinePage(PageContext context) {
        this(context, Clock.system(ZoneId.systemDefault()));
    }

    TimelinePage(PageContext context, Clock clock) {
        model =
                new TimelineViewModel(
                        context.target(),
                        context.work(),
                        context.navigator(),
                        new AbandonedEnding(context)::ask,
                        new LeftBehind(
                                ProcedureFolder.of(context.environment()), context.work(), clock),
                        clock);
        actions = new TimelineActions(model);
        view = new TimelineView(model, actions);
        var inspected = new InspectorViewModel(context.target(), context.work());
        model.possibilitiesProperty().subscribe(_ -> inspected.show(model.selected().orElse(null)));
        inspector = new InspectorView(inspected, model, actions, model::want);
    }

    /// Selects a version and scrolls to it.
    public void show(String version) {
        model.want(version);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.CLOCK_HISTORY;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public List<Action> actions() {
        return actions.all();
    }

    @Override
    public Optional<String> restorable() {
        return Optional.of(ID);
    }

    @Override
    public void onAttached() {
        model.attach();
    }

    @Override
    public void onShown() {
        view.enter();
    }

    @Override
    public void onDetached() {
        model.detach();
    }
}
