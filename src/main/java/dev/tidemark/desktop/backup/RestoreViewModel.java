package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.backup.RestoreChoice.Rescue;
import dev.tidemark.desktop.backup.RestoreChoice.Way;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.wizard.CommitViewModel;
import dev.tidemark.desktop.wizard.Proposal;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardViewModel;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.Ownership;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.TableLoss;
import dev.tidemark.engine.problem.Problem;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One restore from which to report. Outlives its page while it works. Used on the JavaFX thread.
final class RestoreViewModel {
    static final RestoreChoice USUAL =
            new RestoreChoice(Way.BESIDE, Ownership.AS_BACKED_UP, Connected.LEAVE, Rescue.MADE);

    private final PageContext context;
    private final BackupWork restoring;
    private final CommitViewModel commit;
    private final WizardViewModel state;
    private final Wizard.Work work;
    private final ObservableList<Catalogue.Entry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<Catalogue.@Nullable Entry> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<RestoreChoice> choice = new SimpleObjectProperty<>(USUAL);
    private final SideViewModel side;
    private final BooleanBinding decided;
    private final ReadOnlyObjectWrapper<@Nullable RestorePlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Restored> restored =
            new ReadOnlyObjectWrapper<>();
    private int asked;

    /// @param wanted the backup to begin with; empty for the latest
    /// @param close closes the page
    RestoreViewModel(PageContext context, Optional<String> wanted, Runnable close) {
        this.context = context;
        restoring = new BackupWork(context);
        commit = new CommitViewModel(context.target().profile(), restoring.runningProperty());
        state = new WizardViewModel(RestoreWizard.STEPS, commit::loss, close);
        work = new Wizard.Work(restoring.runningProperty(), restored.isNotNull());
        side = new SideViewModel(BackupDesk.of(context).clock(), this::propose);
        decided =
                Bindings.createBooleanBinding(
                        () ->
                                choice.get().way() != Way.TABLES
                                        || side.obstacleProperty().get().isEmpty(),
                        choice,
                        side.obstacleProperty());
        chosen.subscribe(this::chosen);
        choice.subscribe(_ -> propose());
        plan.subscribe(_ -> propose());
        state.currentProperty()
                .subscribe(step -> entered(RestoreWizard.STEPS.get(step.intValue())));
        read(wanted);
    }

    private void read(Optional<String> wanted) {
        var desk = BackupDesk.of(context);
        context.work()
                .start(
                        desk::catalogue,
                        found -> {
                            entries.setAll(found.entries());
                            chosen.set(
                                    entries.stream()
                                            .filter(one ->
                                                    wanted.filter(name ->
                                                                    !one.backup()
                                                                            .name()
                                                                            .equals(name))
                                                            .isEmpty())
                                            .findFirst()
                                            .orElse(null));
                        },
                        problem::set);
    }

    /// What a backup can't be restored as is not offered.
    private void chosen(Catalogue.@Nullable Entry entry) {
        state.forgetBehind("which");
        plan.set(null);
        if (entry != null) {
            side.show(entry.backup().manifest());
        }
        if (entry != null && !possible(choice.get().way())) {
            choice.set(
                    new RestoreChoice(
                            possible(Way.BESIDE) ? Way.BESIDE : Way.IN_PLACE,
                            choice.get().ownership(),
                            choice.get().connected(),
                            choice.get().rescue()));
        }
    }

    /// Whether the chosen backup can be restored so.
    boolean possible(Way way) {
        var entry = chosen.get();
        if (entry == null) {
            return true;
        }
        var manifest = entry.backup().manifest();
        return switch (way) {
            case BESIDE, SWAP -> manifest.scope().whole();
            case IN_PLACE, TABLES -> manifest.copy().isEmpty();
        };
    }

    private void entered(String step) {
        if (step.equals("lost") && plan.get() == null) {
            plan();
        }
    }

    /// Asks the server what would be lost.
    void plan() {
        var entry = chosen.get();
        if (entry == null) {
            return;
        }
        int its = ++asked;
        problem.set(null);
        plan.set(null);
        var backup = entry.backup();
        var desk = BackupDesk.of(context);
        var leave = context.target().leave();
        context.work()
                .start(
                        () -> {
                            leave.run();
                            return desk.plan(backup);
                        },
                        made -> {
                            if (its == asked) {
                                plan.set(made);
                            }
                        },
                        failure -> {
                            if (its == asked) {
                                problem.set(failure);
                            }
                        },
                        context.target()::comeBack);
    }

    private void propose() {
        var planned = plan.get();
        if (planned == null) {
            commit.withdraw();
            return;
        }
        var way = choice.get();
        String database = planned.target().database();
        String backup = planned.backup().name();
        String act =
                switch (way.way()) {
                    case BESIDE -> "Restore into a new database beside %s".formatted(database);
                    case SWAP -> "Restore and replace %s".formatted(database);
                    case IN_PLACE -> "Restore into %s".formatted(database);
                    case TABLES ->
                            "Restore %s into the schema %s of %s"
                                    .formatted(
                                            Counted.of(side.side().tables().size(), "table"),
                                            side.side().schema(),
                                            database);
                };
        commit.propose(
                Proposal.of(act, this::start)
                        .listing(
                                "%s from %s".formatted(act, backup),
                                way.way() == Way.TABLES
                                        ? side.texts()
                                        : planned.losses().tables().stream()
                                                .map(TableLoss::text)
                                                .toList())
                        .warning(String.join(" ", planned.notes()))
                        .destroying(
                                way.replaces()
                                        ? Optional.of(
                                                "What was written since the backup is not in it.")
                                        : Optional.empty()));
    }

    private void start() {
        var planned = plan.get();
        if (planned == null) {
            return;
        }
        var how = choice.get();
        state.show("run");
        state.seal("run");
        var work = new Restoring(BackupDesk.of(context), planned, how, side.side());
        restoring.start(
                "Restore %s".formatted(planned.backup().name()),
                how.replaces() ? BackupWork.Window.LEAVES : BackupWork.Window.STAYS,
                work::run,
                this::ended,
                _ -> state.unseal());
    }

    private void ended(Restored now) {
        restored.set(now);
        if (now.swapped().isPresent()) {
            context.target().replaced();
        }
        state.show("report");
        context.workspace().toast("The restore has ended");
    }

    /// All backups, the latest first.
    ObservableList<Catalogue.Entry> entries() {
        return entries;
    }

    /// The backup that is restored; null for none.
    ObjectProperty<Catalogue.@Nullable Entry> chosenProperty() {
        return chosen;
    }

    ObjectProperty<RestoreChoice> choiceProperty() {
        return choice;
    }

    /// The tables, where only some are wanted.
    SideViewModel side() {
        return side;
    }

    /// Whether everything is chosen that has to be.
    BooleanBinding decided() {
        return decided;
    }

    /// What would be done and lost; null while it is not known.
    ReadOnlyObjectProperty<@Nullable RestorePlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Why there is no plan; null when there is.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What came of it; null before.
    ReadOnlyObjectProperty<@Nullable Restored> restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    BackupWork restoring() {
        return restoring;
    }

    CommitViewModel commit() {
        return commit;
    }

    WizardViewModel state() {
        return state;
    }

    Wizard.Work work() {
        return work;
    }

    /// The backup of the plan.
    Optional<StoredBackup> backup() {
        return Optional.ofNullable(plan.get()).map(RestorePlan::backup);
    }
}
