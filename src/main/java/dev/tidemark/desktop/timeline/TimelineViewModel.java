package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.AbandonedWork;
import dev.tidemark.engine.tracking.JournalReader;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// State and actions of the timeline. Used on the JavaFX thread.
final class TimelineViewModel {
    private final PinnedTarget target;
    private final Steps steps;
    private final Consumer<AbandonedWork> abandoned;
    private final Clock clock;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.FLAT);
    private final ReadOnlyObjectWrapper<@Nullable TimelineContent> content =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Arrangement> arrangement =
            new ReadOnlyObjectWrapper<>(new Arrangement(List.of(), 0, 1));
    private final ReadOnlyObjectWrapper<Screen> screen =
            new ReadOnlyObjectWrapper<>(Screen.LOADING);
    private final ReadOnlyStringWrapper wrongFilter = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Possibilities> possibilities =
            new ReadOnlyObjectWrapper<>(new Possibilities(null, List.of()));
    private final ReadOnlyObjectWrapper<@Nullable String> wanted = new ReadOnlyObjectWrapper<>();
    private Subscription subscription = Subscription.EMPTY;
    private final LeftBehind leftBehind;
    private final Newest contents;
    private final Newest arrangements;

    /// @param abandoned is asked to end what the server does for a run whose program is gone
    TimelineViewModel(
            PinnedTarget target,
            BackgroundWork work,
            Navigator navigator,
            Consumer<AbandonedWork> abandoned,
            LeftBehind leftBehind,
            Clock clock) {
        this.target = target;
        this.abandoned = abandoned;
        this.leftBehind = leftBehind;
        this.contents = new Newest(work);
        this.arrangements = new Newest(work);
        this.steps = new Steps(navigator);
        this.clock = clock;
        filter.subscribe(_ -> arrange());
        grouping.subscribe(_ -> arrange());
    }

    /// Follows the target from now on, and its files.
    void attach() {
        subscription =
                Subscription.combine(
                        target.snapshotProperty().subscribe(this::read),
                        target.problemProperty().subscribe(_ -> showScreen()),
                        target.schemasProperty().subscribe(_ -> showScreen()));
        target.watchFiles();
    }

    void detach() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
    }

    /// What is written in the filter's field.
    StringProperty filterProperty() {
        return filter;
    }

    /// How rows stand together.
    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    /// What was read; null before that.
    ReadOnlyObjectProperty<@Nullable TimelineContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /// The lines of the list.
    ReadOnlyObjectProperty<Arrangement> arrangementProperty() {
        return arrangement.getReadOnlyProperty();
    }

    /// What the middle shows.
    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /// Why a part of the filter is not understood, empty when all is.
    ReadOnlyStringProperty wrongFilterProperty() {
        return wrongFilter.getReadOnlyProperty();
    }

    /// The counts, or what the filter left over.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// What can be done with what is selected.
    ReadOnlyObjectProperty<Possibilities> possibilitiesProperty() {
        return possibilities.getReadOnlyProperty();
    }

    /// The version that is to be selected and scrolled to once; null when none is.
    ReadOnlyObjectProperty<@Nullable String> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /// Why the last reading failed; null when it did not.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return target.problemProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return target.readingProperty();
    }

    /// The schema that the window is about; empty where there is only one to think of.
    ReadOnlyObjectProperty<Optional<String>> schemaProperty() {
        return target.schemaProperty();
    }

    /// The schemas that a window could be about; empty where there is no choice.
    ReadOnlyObjectProperty<List<String>> schemasProperty() {
        return target.schemasProperty();
    }

    /// Shows a schema: here while none was shown, else in a window of its own.
    void showSchema(String name) {
        steps.schema(name);
    }

    /// Shows all schemas that are tenants.
    void showTenants() {
        steps.tenants();
    }

    /// Reads files and database again.
    void refresh() {
        target.refresh();
    }

    /// Tells what is selected, from the top.
    void select(List<TimelineRow> rows) {
        var read = content.get();
        possibilities.set(new Possibilities(read == null ? null : read.snapshot().report(), rows));
    }

    /// Selects a version and scrolls to it, as soon as it is there. A filter that hides it goes.
    void want(String version) {
        wanted.set(version);
        var read = content.get();
        if (read != null && !Filter.of(filter.get(), time()).everything()) {
            filter.set("");
        }
    }

    /// Selects the next row that somebody has to look at, or with -1 the one before.
    void nextFinding(int by) {
        String now = selected().map(TimelineRow::version).orElse("");
        Findings.next(arrangement.get().items(), now, by).ifPresent(wanted::set);
    }

    /// The wanted version was found, or is not there.
    void wantedShown() {
        wanted.set(null);
    }

    /// Does what the button of a callout promises.
    void follow(Callout.Step step) {
        switch (step) {
            case Callout.Step.Show show -> want(show.version());
            case Callout.Step.Filtered filtered -> filter.set(filtered.filter());
            case Callout.Step.Edit edit -> steps.edit(target.snapshotProperty().get(), edit);
            case Callout.Step.Renumber it -> steps.renumber(it.path());
            case Callout.Step.Apply apply -> steps.apply(apply);
            case Callout.Step.Repair repair -> steps.repair(repair);
            case Callout.Step.GoBack back -> steps.goBack(back);
            case Callout.Step.Settle settle ->
                    leftBehind.settle(settle.left(), this::refresh, this::tell);
            case Callout.Step.Refresh _ -> refresh();
            case Callout.Step.EndSession end -> abandoned.accept(end.work());
        }
    }

    /// Opens the wizard or the page for an act; nothing when it is not possible now.
    void perform(Act act) {
        var possible = possibilities.get();
        if (possible.whyNot(act).isEmpty()) {
            steps.perform(act, possible);
        }
    }

    /// What an act puts into the clipboard.
    String copied(Act act) {
        return Steps.copied(act, possibilities.get().selected());
    }

    /// Starts a migration in the project's convention.
    void newMigration() {
        steps.newMigration();
    }

    /// Shows only what was applied from one day to another.
    void zoom(AppliedBars.Bar from, AppliedBars.Bar to) {
        filter.set(FilterText.between(filter.get(), from.first(), to.last()));
    }

    /// Shows all times again.
    void zoomOut() {
        filter.set(FilterText.withoutTimes(filter.get()));
    }

    /// What the filter may go on with.
    List<FilterHints.Hint> hints(int caret) {
        var read = content.get();
        return FilterHints.at(filter.get(), caret, read == null ? List.of() : read.authors());
    }

    private FilterTime time() {
        return new FilterTime(clock.instant(), clock.getZone());
    }

    private void read(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        var text = new TimeText(clock.getZone());
        String its = filter.get();
        var groups = grouping.get();
        contents.start(
                () -> {
                    var made = TimelineContent.of(snapshot, text, leftBehind.callouts(snapshot));
                    return new Made(made, arranged(made, Filter.of(its, time()), groups));
                },
                made -> {
                    boolean stale = !its.equals(filter.get()) || groups != grouping.get();
                    content.set(made.content());
                    arrangements.forget();
                    show(made.arrangement());
                    if (stale) {
                        arrange();
                    }
                },
                this::tell);
    }

    private record Made(TimelineContent content, Arrangement arrangement) {}

    private void arrange() {
        var wish = Filter.of(filter.get(), time());
        wrongFilter.set(wish.wrong().orElse(""));
        var read = content.get();
        if (read == null) {
            return;
        }
        var groups = grouping.get();
        arrangements.start(() -> arranged(read, wish, groups), this::show, this::tell);
    }

    /// The rows that are shown stay.
    private void tell(Problem problem) {
        summary.set("%s: %s".formatted(problem.what(), problem.why()));
    }

    private Arrangement arranged(TimelineContent read, Filter wish, Grouping groups) {
        var runs = groups == Grouping.RUN ? runs(read.snapshot()) : Map.<String, UUID>of();
        return Arrangement.of(read.rows(), wish, new Groups(groups, runs, clock.getZone()));
    }

    private Map<String, UUID> runs(Snapshot snapshot) {
        var tracking = snapshot.report().tracking();
        if (!tracking.journalExists()) {
            return Map.of();
        }
        try (var session = target.browsing().open("browse")) {
            return new JournalReader(tracking.name()).appliedBy(session);
        } catch (SQLException e) {
            throw QueryFailure.problem("The runs were not read", e);
        }
    }

    private void show(Arrangement made) {
        arrangement.set(made);
        showScreen();
        var read = content.get();
        if (read != null) {
            int all = read.rows().all().size();
            summary.set(
                    made.shown() == all
                            ? read.summary()
                            : "%,d of %,d migrations".formatted(made.shown(), all));
        }
    }

    private void showScreen() {
        var read = content.get();
        if (read == null) {
            screen.set(withoutContent());
        } else if (read.rows().all().isEmpty()) {
            screen.set(Screen.EMPTY);
        } else {
            screen.set(arrangement.get().shown() == 0 ? Screen.NOTHING_FOUND : Screen.FILLED);
        }
    }

    private Screen withoutContent() {
        var problem = target.problemProperty().get();
        if (problem == null) {
            return Screen.LOADING;
        }
        boolean choice =
                problem.code() == ProblemCode.TRACKING_AMBIGUOUS
                        && target.schemasProperty().get().size() > 1;
        return choice ? Screen.CHOOSING : Screen.FAILING;
    }

    /// The single row that is selected.
    Optional<TimelineRow> selected() {
        var rows = possibilities.get().selected();
        return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }
}
