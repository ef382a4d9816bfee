package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.tenant.rollout.TenantTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which tenants, and what is done to them. Used on the JavaFX thread.
final class ScopeViewModel {
    private final Way way;
    private final List<String> marked;
    private final List<String> versions;
    private final ObjectProperty<Who> who;
    private final ObjectProperty<Extent> extent;
    private final StringProperty version = new SimpleStringProperty("");
    private final StringProperty count = new SimpleStringProperty("1");
    private final StringProperty leftOut = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final BooleanProperty outOfOrder = new SimpleBooleanProperty();

    /// @param marked the tenants that were marked; empty when none was
    /// @param versions of the project's migrations, in their order
    ScopeViewModel(Way way, List<String> marked, List<String> versions) {
        this.way = way;
        this.marked = List.copyOf(marked);
        this.versions = List.copyOf(versions);
        who = new SimpleObjectProperty<>(marked.isEmpty() ? Who.ALL : Who.MARKED);
        extent = new SimpleObjectProperty<>(way == Way.DEPLOY ? Extent.EVERYTHING : Extent.LAST);
        if (!versions.isEmpty()) {
            version.set(versions.getLast());
        }
    }

    /// Forward or back.
    enum Way {
        DEPLOY,
        BACK
    }

    /// Which tenants.
    enum Who {
        ALL,
        MARKED
    }

    /// Which migrations.
    enum Extent {
        /// Deploying: whatever is pending.
        EVERYTHING,
        /// Back: the latest so many.
        LAST,
        /// Deploying: up to a version. Back: down to it; it stays.
        TO,
        /// One version.
        ONLY
    }

    /// What was chosen; empty while something is missing or wrong.
    Optional<TenantScope> scope() {
        return task().map(task ->
                who.get() == Who.ALL
                        ? new TenantScope(task, List.of(), excluded())
                        : new TenantScope(task, marked, Map.of()));
    }

    private Optional<TenantTask> task() {
        String wanted = version.get() == null ? "" : version.get().strip();
        return switch (extent.get()) {
            case EVERYTHING -> Optional.of(new TenantTask.Deploy(late(Selection.everything())));
            case LAST -> number().map(last -> back(new Selection.Back.Last(last)));
            case TO ->
                    wanted.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    way == Way.DEPLOY
                                            ? new TenantTask.Deploy(late(Selection.upTo(wanted)))
                                            : back(new Selection.Back.To(wanted)));
            case ONLY ->
                    wanted.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    way == Way.DEPLOY
                                            ? new TenantTask.Deploy(Selection.only(wanted))
                                            : back(new Selection.Back.Only(wanted)));
        };
    }

    private Selection late(Selection selection) {
        return outOfOrder.get() ? selection.allowingOutOfOrder() : selection;
    }

    private static TenantTask back(Selection.Back selection) {
        return new TenantTask.RollBack(selection);
    }

    private Optional<Integer> number() {
        return Numbers.of(count.get(), 1);
    }

    private Map<String, String> excluded() {
        Map<String, String> excluded = new LinkedHashMap<>();
        for (String schema : leftOut.get().strip().split("[\\s,]+", -1)) {
            if (!schema.isEmpty()) {
                excluded.put(schema, reason.get().strip());
            }
        }
        return excluded;
    }

    /// What is typed or chosen, in one text that changes with it.
    String fingerprint() {
        return scope().map(TenantScope::toString).orElse("");
    }

    Way way() {
        return way;
    }

    List<String> marked() {
        return marked;
    }

    List<String> versions() {
        return versions;
    }

    ObjectProperty<Who> whoProperty() {
        return who;
    }

    ObjectProperty<Extent> extentProperty() {
        return extent;
    }

    StringProperty versionProperty() {
        return version;
    }

    /// How many are taken back.
    StringProperty countProperty() {
        return count;
    }

    /// Schemas, with commas or blanks between them.
    StringProperty leftOutProperty() {
        return leftOut;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    /// Whether what is pending below a later one is applied too.
    BooleanProperty outOfOrderProperty() {
        return outOfOrder;
    }
}
