package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.backup.RestoreChoice.Rescue;
import dev.tidemark.desktop.backup.RestoreChoice.Way;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.Ownership;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Into which database, and on which terms.
final class RestoreHowView extends VBox {
    private final RestoreViewModel model;
    private final Map<Way, RadioButton> ways = new EnumMap<>(Way.class);
    private final ToggleGroup group = new ToggleGroup();
    private final SideView side;
    private final CheckBox terminate =
            new CheckBox("End their sessions where anybody is connected");
    private final CheckBox rescue = new CheckBox("Back up the present state first");
    private final CheckBox owner =
            new CheckBox("Everything belongs to the role that restores, nothing is granted");

    RestoreHowView(RestoreViewModel model) {
        this.model = model;
        side = new SideView(model.side());
        VBox.setVgrow(side, Priority.ALWAYS);
        getStyleClass().add("backup-step");
        way(
                Way.BESIDE,
                "restore-beside",
                "Into a new database beside the old one",
                "The old one is not touched. The new one is compared with the backup.");
        way(
                Way.SWAP,
                "restore-swap",
                "Into a new database, then change names",
                "The old one is kept under another name until it is removed on purpose. A database's name changes only while nobody is connected to it; applications have to connect again.");
        way(
                Way.IN_PLACE,
                "restore-in-place",
                "In place, in one transaction",
                "Every table that it brings back is locked until it ends. What is newer than the backup stays beside it.");
        way(
                Way.TABLES,
                "restore-tables",
                "Some tables, into a schema beside",
                "Columns and rows only, to look at and to copy from. The tables in use are not touched.");
        terminate.setId("restore-terminate");
        rescue.setId("restore-rescue");
        owner.setId("restore-owner");
        for (var box : new CheckBox[] {terminate, rescue, owner}) {
            box.setOnAction(_ -> chosen());
            getChildren().add(box);
        }
        getChildren().add(side);
        model.choiceProperty().subscribe(this::show);
        model.chosenProperty().subscribe(_ -> show(model.choiceProperty().get()));
    }

    private void way(Way way, String id, String text, String explanation) {
        var button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.setOnAction(_ -> chosen());
        ways.put(way, button);
        getChildren()
                .add(new VBox(button, new Paragraph(explanation, "quiet", "backup-explanation")));
    }

    private void chosen() {
        var way =
                ways.entrySet().stream()
                        .filter(entry -> entry.getValue().isSelected())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Way.BESIDE);
        model.choiceProperty()
                .set(
                        new RestoreChoice(
                                way,
                                owner.isSelected()
                                        ? Ownership.TO_WHOEVER_RESTORES
                                        : Ownership.AS_BACKED_UP,
                                terminate.isSelected() ? Connected.TERMINATE : Connected.LEAVE,
                                rescue.isSelected() ? Rescue.MADE : Rescue.LEFT_OUT));
    }

    private void show(RestoreChoice choice) {
        ways.forEach((way, button) -> {
            button.setSelected(way == choice.way());
            button.setDisable(!model.possible(way));
        });
        boolean some = choice.way() == Way.TABLES;
        shown(side, some);
        for (var box : new CheckBox[] {terminate, rescue, owner}) {
            shown(box, !some);
        }
        terminate.setSelected(choice.connected() == Connected.TERMINATE);
        terminate.setDisable(choice.way() != Way.SWAP);
        rescue.setSelected(choice.rescue() == Rescue.MADE);
        rescue.setDisable(!choice.replaces() || copy());
        owner.setSelected(choice.ownership() == Ownership.TO_WHOEVER_RESTORES);
    }

    private static void shown(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    /// Where a copy was made there may be no pg_dump; the old database is kept instead.
    private boolean copy() {
        var entry = model.chosenProperty().get();
        return entry != null && entry.backup().manifest().copy().isPresent();
    }
}
