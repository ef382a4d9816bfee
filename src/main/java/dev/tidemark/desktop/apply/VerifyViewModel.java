package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.CheckLimits;
import dev.tidemark.engine.verify.Verdict;
import dev.tidemark.engine.verify.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The step after the run: whether the database is as it should be. Used on the JavaFX thread.
final class VerifyViewModel {
    /// As on the command line.
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final BackgroundWork work;
    private final PinnedTarget target;
    private final ObservableList<Check> checks = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Check.@Nullable Result> decision =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    VerifyViewModel(BackgroundWork work, PinnedTarget target) {
        this.work = work;
        this.target = target;
    }

    /// Runs all checks.
    void check() {
        if (checking.get()) {
            return;
        }
        checking.set(true);
        problem.set(null);
        verdict.set(null);
        decision.set(null);
        checks.clear();
        var sources = target.sources();
        work.start(() -> checks(sources), this::show, this::notChecked, () -> checking.set(false));
    }

    /// A person's word on what could not be found out.
    ///
    /// @param counts as what it counts
    void decide(Check.Result counts) {
        if (open()) {
            decision.set(counts);
        }
    }

    ObservableList<Check> checks() {
        return checks;
    }

    ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// What the checks say together; null before.
    ReadOnlyObjectProperty<@Nullable Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// As what an inconclusive verdict counts; null while nobody decided.
    ReadOnlyObjectProperty<Check.@Nullable Result> decisionProperty() {
        return decision.getReadOnlyProperty();
    }

    /// Why nothing could be checked, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether somebody has to decide.
    boolean open() {
        var known = verdict.get();
        return known != null
                && known.result() == Check.Result.INCONCLUSIVE
                && decision.get() == null;
    }

    /// Whether there is nothing left to decide.
    boolean decided() {
        return verdict.get() != null && !open();
    }

    /// The verdict and what was decided, in words.
    String text() {
        var known = verdict.get();
        var decided = decision.get();
        if (known == null) {
            return checking.get() ? "Checking…" : "Not verified yet";
        }
        if (decided != null) {
            return decided == Check.Result.PASSED
                    ? "Inconclusive; accepted by you"
                    : "Inconclusive; rejected by you";
        }
        return switch (known.result()) {
            case PASSED -> "Passed";
            case FAILED -> "Failed";
            case INCONCLUSIVE -> "Inconclusive: you decide";
        };
    }

    private void show(List<Check> found) {
        checks.setAll(found);
        verdict.set(Verdict.of(found));
    }

    private void notChecked(Problem failure) {
        problem.set(failure);
        verdict.set(new Verdict(Check.Result.INCONCLUSIVE, List.of(), 0));
    }

    private static List<Check> checks(Sources sources) throws InterruptedException {
        var project = sources.project();
        try (var session = sources.browsing().open("verify")) {
            var report = sources.compare(project, session);
            var limits = CheckLimits.of(LIMIT, Environment.ofProcess()::variable);
            return new Verification(project, report, session, sources.schema(), limits).run();
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not verified", e);
        }
    }
}
