package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.BackupManifest;
import dev.tidemark.engine.backup.BackupName;
import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.backup.content.TableContent;
import dev.tidemark.engine.sql.SqlName;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which tables of a backup are brought back beside, and into which schema. Used on the JavaFX
/// thread.
final class SideViewModel {
    private final Runnable changed;
    private final ObservableList<Part> tables = FXCollections.observableArrayList();
    private final StringProperty schema;
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");

    /// @param changed hears of each choice
    SideViewModel(Clock clock, Runnable changed) {
        this.changed = changed;
        schema =
                new SimpleStringProperty(
                        "restored_%s".formatted(BackupName.sqlStamp(clock.instant())));
        schema.subscribe((_, _) -> decide());
        decide();
    }

    /// Offers the tables of a backup, none of them chosen.
    void show(BackupManifest manifest) {
        tables.setAll(manifest.content().tables().stream().map(this::part).toList());
        decide();
    }

    private Part part(TableContent content) {
        var part =
                new Part(
                        content.table(),
                        Counted.of(content.rows(), "row"),
                        new SimpleBooleanProperty());
        part.chosen().subscribe((_, _) -> decide());
        return part;
    }

    private void decide() {
        obstacle.set(missing());
        changed.run();
    }

    private String missing() {
        var chosen = Part.chosen(tables);
        if (chosen.isEmpty()) {
            return "Choose at least one table.";
        }
        var names = new HashSet<String>();
        for (SqlName table : chosen.get()) {
            if (!names.add(table.name())) {
                return "Two of them are called %s: restore them one after the other, into different schemas."
                        .formatted(table.name());
            }
        }
        return schema.get().isBlank() ? "Name the schema that they go to." : "";
    }

    /// What was chosen; no tables while that is nothing.
    Side side() {
        return new Side(Part.chosen(tables).orElse(List.of()), schema.get().strip());
    }

    /// The chosen ones with their rows.
    List<String> texts() {
        return tables.stream().filter(part -> part.chosen().get()).map(Part::text).toList();
    }

    ObservableList<Part> tables() {
        return tables;
    }

    StringProperty schemaProperty() {
        return schema;
    }

    /// What is still missing, a sentence; empty when nothing is.
    ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }
}
