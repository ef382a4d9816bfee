package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.BackupPlan;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.problem.Problem;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// How a backup is made, and the plan of it, made anew with each choice. Used on the JavaFX thread.
final class HowViewModel {
    private final PageContext context;
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.CUSTOM);
    private final IntegerProperty jobs = new SimpleIntegerProperty(2);
    private final IntegerProperty compression =
            new SimpleIntegerProperty(BackupRequest.DEFAULT_COMPRESSION);
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper planning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable BackupPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding asksForName;
    private final BooleanBinding ready;
    private Optional<Scope> scope = Optional.empty();
    private int asked;

    /// The ways of making a backup.
    enum Way {
        CUSTOM,
        DIRECTORY,
        COPY
    }

    HowViewModel(PageContext context) {
        this.context = context;
        asksForName =
                Bindings.createBooleanBinding(
                        () -> way.get() == Way.COPY && context.target().profile().protectedTarget(),
                        way);
        ready =
                Bindings.createBooleanBinding(
                        () -> plan.get() != null && (!asksForName.get() || named()),
                        plan,
                        typedName,
                        asksForName);
        way.subscribe(_ -> replan());
        jobs.subscribe(_ -> replan());
        compression.subscribe(_ -> replan());
    }

    private boolean named() {
        return typedName.get().equals(targetName());
    }

    /// Plans for this part of the database.
    void plan(Optional<Scope> wanted) {
        scope = wanted;
        replan();
    }

    /// Plans what is chosen.
    void replan() {
        int its = ++asked;
        plan.set(null);
        problem.set(null);
        if (scope.isEmpty()) {
            return;
        }
        planning.set(true);
        var desk = BackupDesk.of(context);
        var part = scope.get();
        var method = method();
        int hard = compression.get();
        boolean copy = method instanceof Method.ServerCopy;
        var leave = copy ? context.target().leave() : (Runnable) () -> {};
        context.work()
                .start(
                        () -> {
                            leave.run();
                            return desk.plan(desk.whole().of(part).by(method).compressed(hard));
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
                        () -> {
                            if (copy) {
                                context.target().comeBack();
                            }
                            planning.set(its != asked);
                        });
    }

    private Method method() {
        return switch (way.get()) {
            case CUSTOM -> new Method.Custom();
            case DIRECTORY -> new Method.Directory(jobs.get());
            case COPY -> new Method.ServerCopy();
        };
    }

    /// The plan with the user's words; empty while there is none.
    Optional<BackupPlan> committed() {
        return Optional.ofNullable(plan.get())
                .map(made ->
                        new BackupPlan(
                                made.request().because("manual", note.get().strip()),
                                made.target(),
                                made.serverVersion(),
                                made.programs(),
                                made.tables(),
                                made.bytes(),
                                made.free(),
                                made.notes()));
    }

    ObjectProperty<Way> wayProperty() {
        return way;
    }

    /// With a file for each table: how many at once.
    IntegerProperty jobsProperty() {
        return jobs;
    }

    /// 0 to 9.
    IntegerProperty compressionProperty() {
        return compression;
    }

    StringProperty noteProperty() {
        return note;
    }

    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether the target's name has to be typed: a copy locks everybody out.
    BooleanBinding asksForName() {
        return asksForName;
    }

    String targetName() {
        return context.target().profile().name();
    }

    /// What the database is called.
    String title() {
        return context.target().title();
    }

    ReadOnlyBooleanProperty planningProperty() {
        return planning.getReadOnlyProperty();
    }

    /// What would be done; null while it is not known.
    ReadOnlyObjectProperty<@Nullable BackupPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What stands in the way; null for nothing.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether it can be made now.
    BooleanBinding ready() {
        return ready;
    }
}
