package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.tenants.TenantWork.Progress;
import dev.tidemark.desktop.wizard.CommitViewModel;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tenant.Backfill;
import dev.tidemark.engine.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The wizard that makes required tables which tenants lack. Used on the JavaFX thread.
final class BackfillViewModel {
    static final List<String> STEPS = List.of("needs", "commit", "run", "report");

    private final PageContext context;
    private final String productVersion;
    private final List<String> schemas;
    private final Runnable changed;
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Needs> needs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Backfill.Result>> results =
            new ReadOnlyObjectWrapper<>(List.of());
    private final TenantWork work;
    private final CommitViewModel commit;
    private final WizardViewModel state;

    /// What tenants lack.
    ///
    /// @param prepared files and tenants
    /// @param all what each of them lacks
    record Needs(Prepared prepared, List<Backfill.Need> all) {
        Needs {
            all = List.copyOf(all);
        }

        /// Those that can be made.
        List<Backfill.Need> possible() {
            return all.stream().filter(need -> need.problem().isEmpty()).toList();
        }
    }

    /// @param schemas the tenants to look at; empty for all
    BackfillViewModel(
            PageContext context,
            String productVersion,
            List<String> schemas,
            Runnable changed,
            Runnable close) {
        this.context = context;
        this.productVersion = productVersion;
        this.schemas = List.copyOf(schemas);
        this.changed = changed;
        work = new TenantWork(context);
        commit = new CommitViewModel(context.target().profile(), work.runningProperty());
        state = new WizardViewModel(STEPS, commit::loss, close);
        read();
    }

    /// Looks what the tenants lack.
    void read() {
        reading.set(true);
        problem.set(null);
        commit.withdraw();
        var desk = TenantDesk.of(context);
        context.work()
                .start(
                        () -> read(desk),
                        read -> {
                            needs.set(read);
                            if (!read.possible().isEmpty()) {
                                commit.propose(proposal(read));
                            }
                        },
                        problem::set,
                        () -> reading.set(false));
    }

    private Needs read(TenantDesk desk) {
        var prepared = Prepared.read(desk);
        var wanted =
                schemas.isEmpty()
                        ? prepared.report().tenants().stream()
                                .filter(tenant -> tenant.table().isPresent())
                                .map(TenantStatus::schema)
                                .toList()
                        : schemas;
        return new Needs(
                prepared,
                new Backfill(desk.browsing(), prepared.reader(), prepared.report()).needs(wanted));
    }

    private Proposal proposal(Needs read) {
        var possible = read.possible();
        String act =
                "Make required tables of %s on %s"
                        .formatted(TenantWords.count(possible.size()), targetName());
        return Proposal.of(act, () -> make(read, act))
                .listing(
                        act,
                        possible.stream()
                                .map(need ->
                                        "%s: %s"
                                                .formatted(
                                                        need.schema(),
                                                        String.join(", ", need.missing())))
                                .toList());
    }

    private void make(Needs read, String title) {
        state.show("run");
        state.seal("run");
        state.forgetBehind("run");
        results.set(List.of());
        var prepared = read.prepared();
        var backfill = new Backfill(prepared.runs(context), prepared.reader(), prepared.report());
        var settings = prepared.settings(context, productVersion);
        var possible = read.possible();
        work.start(
                title,
                RunningTask.Weight.HOLDS_EXIT,
                (stop, tell) -> {
                    var made = new ArrayList<Backfill.Result>();
                    for (var need : possible) {
                        if (stop.requested()) {
                            break;
                        }
                        tell.accept(
                                new Progress(
                                        need.schema(), (double) made.size() / possible.size()));
                        made.add(backfill.make(need, settings));
                    }
                    return List.copyOf(made);
                },
                results::set,
                changed);
    }

    Wizard.Work wizardWork() {
        return new Wizard.Work(work.runningProperty(), work.endedProperty());
    }

    String targetName() {
        return context.target().profile().name();
    }

    PageContext context() {
        return context;
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// What tenants lack; null until it is read.
    ReadOnlyObjectProperty<@Nullable Needs> needsProperty() {
        return needs.getReadOnlyProperty();
    }

    /// Why that could not be read; null when it could.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What came of it, tenant by tenant.
    ReadOnlyObjectProperty<List<Backfill.Result>> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    TenantWork work() {
        return work;
    }

    CommitViewModel commit() {
        return commit;
    }

    WizardViewModel state() {
        return state;
    }
}
