package dev.tidemark.desktop.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The tree. What is below a line is made when the line is opened, so that ten thousand tables cost
/// nothing before.
final class ObjectTree extends TreeView<TreeRow> {
    private static final double ROW = 26;

    /// So many of a kind are shown of what was found.
    private static final int MOST_FOUND = 500;

    /// So few objects are all shown at once.
    private static final int FEW = 60;

    private final SchemaViewModel model;
    private boolean revealing;

    ObjectTree(SchemaViewModel model) {
        this.model = model;
        setId("schema-tree");
        setAccessibleText("Objects of the database");
        getStyleClass().addAll("schema-tree", "dense", "edge-to-edge");
        setShowRoot(false);
        setFixedCellSize(ROW);
        setCellFactory(_ -> new ObjectCell());
        getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        setOnKeyPressed(event -> {
            var item = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && item != null) {
                item.setExpanded(!item.isExpanded());
                event.consume();
            }
        });
        model.selectedProperty().subscribe(id -> id.ifPresent(this::reveal));
    }

    private void chosen(@Nullable TreeItem<TreeRow> item) {
        if (item != null && !revealing) {
            item.getValue().id().ifPresent(model::select);
        }
    }

    /// Shows everything.
    void show(Catalog catalog) {
        var root = new TreeItem<TreeRow>();
        boolean few = catalog.size() <= FEW;
        for (var branch : catalog.branches()) {
            var item = branch(branch, it -> new TreeRow.OfEntry(it, ""), Integer.MAX_VALUE);
            boolean looked =
                    model.selectedProperty().get().stream()
                            .anyMatch(id ->
                                    String.valueOf(id.name().schema())
                                            .equals(branch.id().name().name()));
            item.setExpanded(opens(item.getValue()) && (few || looked));
            if (few) {
                item.getChildren().forEach(group -> group.setExpanded(opens(group.getValue())));
            }
            root.getChildren().add(item);
        }
        put(root);
    }

    /// Sequences and extensions are seldom what somebody came for.
    private static boolean opens(TreeRow row) {
        return !(row instanceof TreeRow.OfGroup(var group))
                || (group.kind() != ObjectKind.SEQUENCE && group.kind() != ObjectKind.EXTENSION);
    }

    /// Shows what was found.
    void show(Found found) {
        var root = new TreeItem<TreeRow>();
        for (var branch : found.branches()) {
            var item = branch(branch, it -> new TreeRow.OfEntry(it, found.column(it)), MOST_FOUND);
            item.setExpanded(true);
            item.getChildren().forEach(group -> group.setExpanded(true));
            root.getChildren().add(item);
        }
        put(root);
    }

    private void put(TreeItem<TreeRow> root) {
        root.setExpanded(true);
        revealing = true;
        setRoot(root);
        revealing = false;
        model.selectedProperty().get().ifPresent(this::reveal);
    }

    private static TreeItem<TreeRow> branch(Branch branch, Function<Entry, TreeRow> row, int most) {
        if (branch.groups().isEmpty()) {
            return new TreeItem<>(new TreeRow.OfBranch(branch));
        }
        if (branch.id().name().name().isEmpty()) {
            // Extensions belong to no schema.
            return group(branch.groups().getFirst(), row, most);
        }
        return new Lazy(
                new TreeRow.OfBranch(branch),
                () ->
                        branch.groups().stream()
                                .<TreeItem<TreeRow>>map(group -> group(group, row, most))
                                .toList());
    }

    private static TreeItem<TreeRow> group(Group group, Function<Entry, TreeRow> row, int most) {
        return new Lazy(new TreeRow.OfGroup(group), () -> entries(group.entries(), row, most));
    }

    private static List<TreeItem<TreeRow>> entries(
            List<Entry> entries, Function<Entry, TreeRow> row, int most) {
        var items = new ArrayList<TreeItem<TreeRow>>(Math.min(entries.size(), most));
        for (var entry : entries) {
            if (items.size() == most) {
                items.add(new TreeItem<>(new TreeRow.More(entries.size() - most)));
                break;
            }
            items.add(
                    // Found parts stand beside their table.
                    entry.parts().isEmpty() || most != Integer.MAX_VALUE
                            ? new TreeItem<>(row.apply(entry))
                            : new Lazy(row.apply(entry), () -> entries(entry.parts(), row, most)));
        }
        return items;
    }

    /// Selects the line of an object, and opens what is above it.
    private void reveal(ObjectId id) {
        var selected = getSelectionModel().getSelectedItem();
        if (getRoot() == null
                || (selected != null && selected.getValue().id().equals(Optional.of(id)))) {
            return;
        }
        var item = find(getRoot(), id);
        if (item != null) {
            for (var above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            revealing = true;
            getSelectionModel().select(item);
            revealing = false;
            int row = getRow(item);
            getFocusModel().focus(row);
            scrollTo(Math.max(0, row - 4));
        }
    }

    private static @Nullable TreeItem<TreeRow> find(TreeItem<TreeRow> from, ObjectId id) {
        for (var item : from.getChildren()) {
            if (item.getValue().id().equals(Optional.of(id))) {
                return item;
            }
            if (mayHold(item.getValue(), id)) {
                var below = find(item, id);
                if (below != null) {
                    return below;
                }
            }
        }
        return null;
    }

    private static boolean mayHold(TreeRow row, ObjectId id) {
        return switch (row) {
            case TreeRow.OfBranch(var branch) ->
                    branch.id()
                            .name()
                            .name()
                            .equals(id.name().schema() == null ? "" : id.name().schema());
            case TreeRow.OfGroup(var group) -> group.kind() == id.kind();
            case TreeRow.OfEntry(var entry, _) -> !entry.parts().isEmpty();
            case TreeRow.More _ -> false;
        };
    }

    /// Takes the keyboard, and selects what was found first where nothing of it is selected.
    void focusFirst() {
        requestFocus();
        if (getSelectionModel().getSelectedItem() == null) {
            for (int row = 0; row < getExpandedItemCount(); row++) {
                if (getTreeItem(row).getValue() instanceof TreeRow.OfEntry) {
                    getSelectionModel().select(row);
                    return;
                }
            }
        }
    }

    /// A line whose children are made when somebody wants to see them.
    private static final class Lazy extends TreeItem<TreeRow> {
        private final Supplier<List<TreeItem<TreeRow>>> below;
        private boolean made;

        Lazy(TreeRow row, Supplier<List<TreeItem<TreeRow>>> below) {
            super(row);
            this.below = below;
        }

        @Override
        public boolean isLeaf() {
            return false;
        }

        @Override
        public ObservableList<TreeItem<TreeRow>> getChildren() {
            if (!made) {
                made = true;
                super.getChildren().setAll(below.get());
            }
            return super.getChildren();
        }
    }
}
