package dev.tidemark.desktop.schema;

import dev.tidemark.desktop.schema.Drawing.Columns;
import dev.tidemark.desktop.schema.Drawing.Drawn;
import dev.tidemark.desktop.schema.Drawing.Wish;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.sql.SqlName;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The drawing of tables that is shown: which ones, with which columns. Nothing is drawn while
/// nobody looks. Used on the JavaFX thread.
final class DrawingViewModel {
    /// So many tables are drawn as a whole schema from the start.
    private static final int FEW = 40;

    private final SchemaViewModel schema;
    private final Newest drawing;
    private final ObjectProperty<Integer> reach = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Columns> columns = new SimpleObjectProperty<>(Columns.KEYS);
    private final ReadOnlyObjectWrapper<@Nullable Drawn> drawn = new ReadOnlyObjectWrapper<>();
    private Optional<SqlName> middle = Optional.empty();
    private boolean looking;
    private boolean reached;

    DrawingViewModel(SchemaViewModel schema, BackgroundWork work) {
        this.schema = schema;
        drawing = new Newest(work);
        reach.addListener((_, _, _) -> draw());
        columns.addListener((_, _, _) -> draw());
        schema.selectedProperty().addListener((_, _, _) -> follow());
        schema.shownProperty().addListener((_, _, _) -> draw());
    }

    /// How many foreign keys away a table may be; 0 for all.
    ObjectProperty<Integer> reachProperty() {
        return reach;
    }

    /// Which columns stand in the boxes.
    ObjectProperty<Columns> columnsProperty() {
        return columns;
    }

    /// What is drawn; null before the first, and where there is no table.
    ReadOnlyObjectProperty<@Nullable Drawn> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// Somebody looks from now on, or no more.
    void look(Looking now) {
        looking = now == Looking.YES;
        var shown = schema.shownProperty().get();
        if (looking && !reached && shown != null) {
            reached = true;
            reach.set(shown.catalog().tables().size() > FEW ? 1 : 0);
        }
        if (looking) {
            center();
        }
    }

    /// Whether somebody looks.
    enum Looking {
        YES,
        NO
    }

    /// Draws around the selected table.
    void center() {
        middle = selected();
        draw();
    }

    private Optional<SqlName> selected() {
        return schema.selectedProperty()
                .get()
                .filter(id -> id.kind() == ObjectKind.TABLE)
                .map(ObjectId::name);
    }

    /// A table that is drawn already is only marked.
    private void follow() {
        var known = drawn.get();
        var name = selected();
        if (!looking || name.isEmpty()) {
            return;
        }
        boolean there =
                known != null
                        && known.placed().diagram().boxes().stream()
                                .anyMatch(box -> box.key().equals(name.get().toString()));
        if (!there) {
            center();
        }
    }

    private void draw() {
        var shown = schema.shownProperty().get();
        if (!looking || shown == null) {
            return;
        }
        var from =
                middle.filter(name -> shown.catalog().table(name).isPresent())
                        .or(() -> first(shown));
        if (from.isEmpty()) {
            drawn.set(null);
            return;
        }
        var wish = new Wish(from.get(), reach.get(), columns.get());
        drawing.start(() -> Drawing.of(shown.catalog(), wish), drawn::set, _ -> {});
    }

    /// Where no table is selected, one of the schema that is, else of the usual one.
    private Optional<SqlName> first(SchemaViewModel.Shown shown) {
        String wanted =
                schema.selectedProperty()
                        .get()
                        .map(id ->
                                id.kind() == ObjectKind.SCHEMA
                                        ? id.name().name()
                                        : String.valueOf(id.name().schema()))
                        .orElse(shown.schema());
        var tables = shown.catalog().tables();
        return tables.stream()
                .filter(table -> wanted.equals(table.name().schema()))
                .findFirst()
                .or(() -> tables.stream().findFirst())
                .map(table -> table.name());
    }
}
