package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.tenants.TenantWork.Progress;
import dev.tidemark.desktop.wizard.CommitViewModel;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.tenant.TenantCreation;
import dev.tidemark.engine.tenant.TenantCreation.Created;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The wizard that makes a tenant. Used on the JavaFX thread.
final class CreateViewModel {
    private static final int LONGEST = 63;

    static final List<String> STEPS = List.of("name", "commit", "run", "report");

    private final PageContext context;
    private final String productVersion;
    private final Runnable changed;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Prepared> prepared =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Created> created = new ReadOnlyObjectWrapper<>();
    private final TenantWork work;
    private final CommitViewModel commit;
    private final WizardViewModel state;

    CreateViewModel(PageContext context, String productVersion, Runnable changed, Runnable close) {
        this.context = context;
        this.productVersion = productVersion;
        this.changed = changed;
        work = new TenantWork(context);
        commit = new CommitViewModel(context.target().profile(), work.runningProperty());
        state = new WizardViewModel(STEPS, commit::loss, close);
        name.subscribe(this::check);
        read();
    }

    /// Reads what a new tenant gets.
    void read() {
        problem.set(null);
        var desk = TenantDesk.of(context);
        context.work()
                .start(
                        () -> Prepared.read(desk),
                        read -> {
                            prepared.set(read);
                            check();
                        },
                        problem::set);
    }

    private void check() {
        var known = prepared.get();
        String wanted = name.get().strip();
        wrong.set(
                wanted.isEmpty()
                        ? ""
                        : wanted.length() > LONGEST
                                ? "PostgreSQL keeps 63 bytes of a name."
                                : wanted.startsWith("pg_")
                                        ? "Names that begin with pg_ belong to the system."
                                        : known != null && taken(known, wanted)
                                                ? "There is a tenant of that name already."
                                                : "");
        ready.set(known != null && !wanted.isEmpty() && wrong.get().isEmpty());
        commit.withdraw();
        if (known != null && ready.get()) {
            commit.propose(proposal(known, wanted));
        }
    }

    private static boolean taken(Prepared known, String wanted) {
        return known.report().find(wanted).filter(it -> it.table().isPresent()).isPresent();
    }

    private Proposal proposal(Prepared known, String wanted) {
        String act = "Create %s on %s".formatted(wanted, targetName());
        return Proposal.of(act, () -> create(known, wanted, act)).listing(act, parts(known));
    }

    /// What a new tenant gets, in order.
    static List<String> parts(Prepared known) {
        var config = known.reader().config();
        var parts = new ArrayList<String>();
        config.extensions().forEach(extension -> parts.add("extension " + extension));
        parts.add("its schema, tracking table and journal");
        int migrations = known.reader().project().migrations().size();
        parts.add(migrations == 1 ? "1 migration" : "%,d migrations".formatted(migrations));
        if (!config.requiredTables().isEmpty()) {
            parts.add(
                    "a look whether it has the required tables %s"
                            .formatted(String.join(", ", config.requiredTables())));
        }
        config.onCreate().ifPresent(script -> parts.add("the script " + script));
        return parts;
    }

    private void create(Prepared known, String wanted, String title) {
        state.show("run");
        state.seal("run");
        state.forgetBehind("run");
        created.set(null);
        var runs = known.runs(context);
        var settings = known.settings(context, productVersion);
        work.start(
                title,
                RunningTask.Weight.HOLDS_EXIT,
                (stop, tell) ->
                        new TenantCreation(runs, known.reader())
                                .create(
                                        wanted,
                                        settings,
                                        stop,
                                        event -> {
                                            if (event instanceof RunEvent.MigrationStarted it) {
                                                tell.accept(
                                                        new Progress(
                                                                it.migration().label(),
                                                                (double) (it.index() - 1)
                                                                        / it.total()));
                                            }
                                        }),
                created::set,
                this::ended);
    }

    private void ended() {
        changed.run();
        var made = created.get();
        context.workspace()
                .toast(
                        made == null
                                ? "The tenant was not created"
                                : "%s is created".formatted(made.schema()));
        if (made == null) {
            state.unseal();
        }
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

    /// The new schema's name, as typed.
    StringProperty nameProperty() {
        return name;
    }

    /// What is wrong with the name; empty for nothing.
    ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /// Whether it can be made.
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// What a tenant gets; null until it is read.
    ReadOnlyObjectProperty<@Nullable Prepared> preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    /// Why that could not be read; null when it could.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What was made; null for nothing.
    ReadOnlyObjectProperty<@Nullable Created> createdProperty() {
        return created.getReadOnlyProperty();
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
