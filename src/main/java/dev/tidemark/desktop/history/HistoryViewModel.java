package dev.tidemark.desktop.history;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The runs of a database, newest first, read page by page. Used on the JavaFX thread.
final class HistoryViewModel {
    private static final int PAGE = 100;

    private final PageContext context;
    private final ObservableList<PastRun> runs = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    HistoryViewModel(PageContext context) {
        this.context = context;
    }

    /// Reads the latest runs anew.
    void refresh() {
        read(history -> history.latest(PAGE), true);
    }

    /// Reads what is older than what is shown.
    void older() {
        if (!runs.isEmpty()) {
            var last = runs.getLast();
            read(history -> history.olderThan(last, PAGE), false);
        }
    }

    /// Opens the page of a run.
    void open(PastRun run) {
        context.navigator().run(run.record().run());
    }

    ObservableList<PastRun> runs() {
        return runs;
    }

    /// Whether there are older ones than those shown.
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void read(Function<History, History.Page> question, boolean anew) {
        if (reading.get()) {
            return;
        }
        reading.set(true);
        var sources = context.target().sources();
        context.work()
                .start(
                        () -> ask(sources, question),
                        page -> {
                            problem.set(null);
                            if (anew) {
                                runs.setAll(page.runs());
                            } else {
                                runs.addAll(page.runs());
                            }
                            more.set(page.more());
                        },
                        problem::set,
                        () -> reading.set(false));
    }

    /// Asks the journal. Called on any thread but the user interface's.
    static <T> T ask(Sources sources, Function<History, T> question) {
        var tracking = sources.tracking(sources.project());
        try (var session = sources.browsing().open("history")) {
            return question.apply(new History(session, TrackingState.read(session, tracking)));
        } catch (SQLException e) {
            throw QueryFailure.problem("The history was not read", e);
        }
    }
}
