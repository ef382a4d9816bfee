package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.CheckLimits;
import dev.tidemark.engine.verify.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
    private final ReadOnlyObjectWrapper<Verdict> verdict =
            new ReadOnlyObjectWrapper<>(Verdict.NOT_YET);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// What came of it.
    enum Verdict {
        NOT_YET("Not verified yet"),
        CHECKING("Checking…"),
        PASSED("Passed"),
        FAILED("Failed"),
        /// Nothing speaks against it, but not everything could be found out.
        INCONCLUSIVE("Inconclusive: you decide"),
        ACCEPTED("Inconclusive; accepted by you"),
        REJECTED("Inconclusive; rejected by you");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /// Whether there is nothing left to decide.
        boolean decided() {
            return this == PASSED || this == FAILED || this == ACCEPTED || this == REJECTED;
        }
    }

    VerifyViewModel(BackgroundWork work, PinnedTarget target) {
        this.work = work;
        this.target = target;
    }

    /// Runs all checks.
    void check() {
        if (verdict.get() == Verdict.CHECKING) {
            return;
        }
        verdict.set(Verdict.CHECKING);
        problem.set(null);
        checks.clear();
        var sources = target.sources();
        work.start(
                () -> checks(sources),
                this::show,
                failure -> {
                    problem.set(failure);
                    verdict.set(Verdict.INCONCLUSIVE);
                });
    }

    /// Takes what could not be found out as good.
    void accept() {
        decide(Verdict.ACCEPTED);
    }

    /// Takes what could not be found out as bad.
    void reject() {
        decide(Verdict.REJECTED);
    }

    ObservableList<Check> checks() {
        return checks;
    }

    ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// Why nothing could be checked, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void decide(Verdict decision) {
        if (verdict.get() == Verdict.INCONCLUSIVE) {
            verdict.set(decision);
        }
    }

    private void show(List<Check> found) {
        checks.setAll(found);
        verdict.set(verdict(found));
    }

    /// An address may be out of reach from here and healthy all the same.
    static Verdict verdict(List<Check> found) {
        boolean passed = true;
        for (var check : found) {
            boolean failed = check.result() == Check.Result.FAILED;
            if (failed && check.kind() != Check.Kind.HTTP) {
                return Verdict.FAILED;
            }
            passed &= check.passed();
        }
        return passed ? Verdict.PASSED : Verdict.INCONCLUSIVE;
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
