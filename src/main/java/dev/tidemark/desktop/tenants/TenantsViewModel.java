package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tenant.TenantStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The tenants as they are shown: which, in which order, which of them are marked, and where the
/// keyboard is. Map and list are two faces of this. Used on the JavaFX thread.
final class TenantsViewModel {
    private final PageContext context;
    private final TypeAhead typeAhead = new TypeAhead(System::nanoTime);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Set<TenantState>> states = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Sorting> sorting = new SimpleObjectProperty<>(Sorting.NAME);
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.MAP);
    private final ReadOnlyObjectWrapper<@Nullable TenantTable> table =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<TenantRow>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<String>> marked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Cursor> cursor = new ReadOnlyObjectWrapper<>(Cursor.NONE);
    private final ReadOnlyObjectWrapper<@Nullable TenantRow> current =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Screen> screen =
            new ReadOnlyObjectWrapper<>(Screen.LOADING);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean again;
    private String wanted = "";

    /// Where a row of marks begins that is drawn with Shift.
    private int anchor = -1;

    TenantsViewModel(PageContext context) {
        this.context = context;
        filter.subscribe((_, _) -> arrange());
        states.subscribe((_, _) -> arrange());
        sorting.subscribe((_, _) -> arrange());
    }

    /// What the middle shows.
    enum Screen {
        LOADING,
        /// The project has no tenants.
        NOT_CONFIGURED,
        /// Nothing could be read yet.
        FAILING,
        /// There is none.
        EMPTY,
        NOTHING_FOUND,
        FILLED
    }

    /// How the tenants are shown.
    enum Face {
        MAP,
        LIST
    }

    /// Reads the tenants anew; asked while it reads, it reads once more afterwards.
    void refresh() {
        if (reading.get()) {
            again = true;
            return;
        }
        reading.set(true);
        var desk = TenantDesk.of(context);
        context.work().start(desk::read, this::show, this::failed, this::ended);
    }

    /// Shows what was read.
    void show(TenantTable read) {
        problem.set(null);
        table.set(read);
        var there = new HashSet<>(read.there());
        if (!there.containsAll(marked.get())) {
            there.retainAll(marked.get());
            marked.set(Set.copyOf(there));
        }
        arrange();
        if (!wanted.isEmpty()) {
            go(wanted);
            wanted = "";
        }
    }

    private void failed(Problem failure) {
        problem.set(failure);
        showScreen();
    }

    private void ended() {
        reading.set(false);
        if (again) {
            again = false;
            refresh();
        }
    }

    private void arrange() {
        var read = table.get();
        if (read == null) {
            showScreen();
            return;
        }
        var before = current.get();
        var rows = new TenantFilter(filter.get(), states.get()).of(read.rows(), sorting.get());
        int column = cursor.get().column();
        // The place first: whoever hears of the rows asks for it.
        cursor.set(Cursor.NONE);
        current.set(null);
        shown.set(rows);
        anchor = -1;
        int row = before == null ? -1 : indexOf(before.schema());
        go(new Cursor(Math.max(0, row), column).moved(0, 0, rows.size(), read.columns().size()));
        showScreen();
    }

    private int indexOf(String schema) {
        var rows = shown.get();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).schema().equals(schema)) {
                return i;
            }
        }
        return -1;
    }

    private void showScreen() {
        var read = table.get();
        if (read == null) {
            var failure = problem.get();
            screen.set(
                    failure == null
                            ? Screen.LOADING
                            : failure.code() == ProblemCode.TENANTS_NOT_CONFIGURED
                                    ? Screen.NOT_CONFIGURED
                                    : Screen.FAILING);
        } else if (read.rows().isEmpty()) {
            screen.set(Screen.EMPTY);
        } else {
            screen.set(shown.get().isEmpty() ? Screen.NOTHING_FOUND : Screen.FILLED);
        }
    }

    /// Puts the keyboard at a cell.
    void go(Cursor place) {
        var rows = shown.get();
        cursor.set(place);
        current.set(place.row() < 0 || place.row() >= rows.size() ? null : rows.get(place.row()));
    }

    /// Puts the keyboard at a tenant, which every filter lets through from now on.
    void go(String schema) {
        if (table.get() == null) {
            wanted = schema;
            return;
        }
        if (indexOf(schema) < 0) {
            filter.set("");
            states.set(Set.of());
        }
        int row = indexOf(schema);
        if (row >= 0) {
            go(new Cursor(row, cursor.get().column()));
        }
    }

    /// Moves the keyboard.
    void move(int down, int right) {
        anchor = -1;
        step(down, right);
    }

    /// Moves the keyboard, marking the tenants that it goes over.
    void moveMarking(int down) {
        if (anchor < 0) {
            anchor = cursor.get().row();
        }
        step(down, 0);
        markBetween(anchor, cursor.get().row());
    }

    private void step(int down, int right) {
        go(cursor.get().moved(down, right, shown.get().size(), columns()));
    }

    private int columns() {
        var read = table.get();
        return read == null ? 0 : read.columns().size();
    }

    /// Goes to the tenant whose name begins with what was typed.
    void type(String letter) {
        typeAhead
                .type(letter, shown.get(), cursor.get().row())
                .ifPresent(row -> go(new Cursor(row, cursor.get().column())));
    }

    /// Marks a tenant, or takes its mark away.
    void toggle(int row) {
        var tenant = shown.get().get(row);
        anchor = row;
        if (tenant.status().presence() == TenantStatus.Presence.VANISHED) {
            return;
        }
        var now = new HashSet<>(marked.get());
        if (!now.remove(tenant.schema())) {
            now.add(tenant.schema());
        }
        marked.set(Set.copyOf(now));
    }

    /// Marks the tenants from where Shift was pressed first.
    void markTo(int row) {
        int from = anchor < 0 ? Math.max(0, cursor.get().row()) : anchor;
        markBetween(from, row);
        anchor = from;
        go(new Cursor(row, cursor.get().column()));
    }

    private void markBetween(int one, int other) {
        var now = new HashSet<>(marked.get());
        shown.get().subList(Math.min(one, other), Math.max(one, other) + 1).stream()
                .filter(row -> row.status().presence() != TenantStatus.Presence.VANISHED)
                .forEach(row -> now.add(row.schema()));
        marked.set(Set.copyOf(now));
    }

    /// Marks every tenant that is shown.
    void markShown() {
        if (!shown.get().isEmpty()) {
            markBetween(0, shown.get().size() - 1);
        }
    }

    /// Takes all marks away.
    void unmark() {
        anchor = -1;
        marked.set(Set.of());
    }

    /// Shows only tenants in a state, beside those that are shown for theirs; again, no longer.
    void toggle(TenantState state) {
        var now = new HashSet<>(states.get());
        if (!now.remove(state)) {
            now.add(state);
        }
        states.set(Set.copyOf(now));
    }

    /// Shows all tenants.
    void showAll() {
        states.set(Set.of());
        filter.set("");
    }

    /// The migrations of a tenant: here while the window shows no schema, else in a window of its
    /// own.
    void open(TenantRow tenant) {
        context.navigator().schema(tenant.schema());
    }

    /// The column that the keyboard is at; empty while there is none.
    Optional<Column> column() {
        var read = table.get();
        int column = cursor.get().column();
        return read == null || column >= read.columns().size()
                ? Optional.empty()
                : Optional.of(read.columns().get(column));
    }

    /// The window.
    PageContext context() {
        return context;
    }

    /// What is searched for in names.
    StringProperty filterProperty() {
        return filter;
    }

    /// The states that are shown; empty for all.
    ObjectProperty<Set<TenantState>> statesProperty() {
        return states;
    }

    ObjectProperty<Sorting> sortingProperty() {
        return sorting;
    }

    ObjectProperty<Face> faceProperty() {
        return face;
    }

    /// What was read; null before that.
    ReadOnlyObjectProperty<@Nullable TenantTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// The tenants that fit the filter, in their order.
    ReadOnlyObjectProperty<List<TenantRow>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The schemas that are marked, shown or not. Immutable.
    ReadOnlyObjectProperty<Set<String>> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Cursor> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /// The tenant that the keyboard is at; null for none.
    ReadOnlyObjectProperty<@Nullable TenantRow> currentProperty() {
        return current.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Why the last reading failed; null when it did not.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
