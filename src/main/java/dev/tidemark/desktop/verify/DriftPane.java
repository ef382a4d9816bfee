package dev.tidemark.desktop.verify;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.DifferencePane;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.drift.Drift;
import java.time.ZoneId;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What changed in the schema that no migration changed.
final class DriftPane extends BorderPane {
    private static final double LIST = 0.33;

    private final VerifyViewModel model;
    private final Label since = new Label();
    private final ObservableList<ObjectChange> changes = FXCollections.observableArrayList();
    private final ListView<ObjectChange> list = new ListView<>(changes);
    private final DifferencePane lines =
            new DifferencePane("Lines of the definition, as recorded and now");
    private final Node accept;
    private final Action inSchema;
    private final SplitPane split;

    DriftPane(VerifyViewModel model) {
        this.model = model;
        getStyleClass().add("drift");
        accept =
                Buttons.of(
                        Action.of(
                                "verify.accept",
                                "Accept the schema as it is…",
                                "Takes the present schema as the one that later ones are compared with; asks first",
                                BootstrapIcons.CHECK2_CIRCLE,
                                model::accept));
        inSchema =
                Action.of(
                        "verify.table",
                        "Show the table in the schema",
                        "",
                        BootstrapIcons.DIAGRAM_2,
                        model::showTable);
        list.setId("drift-changes");
        list.getStyleClass().add("drift-changes");
        list.setAccessibleText("Changed objects");
        list.setCellFactory(_ -> new ChangeCell());
        list.getSelectionModel().selectedItemProperty().subscribe(model::select);
        lines.tools(Buttons.iconOnly(inSchema));
        split = new SplitPane(list, lines);
        split.setDividerPositions(LIST);
        split.getStyleClass().add("drift-split");
        SplitPane.setResizableWithParent(list, false);
        setTop(head());
        model.driftProperty().subscribe(this::show);
        model.shownProperty()
                .subscribe(shown -> {
                    lines.setVisible(shown != null);
                    if (shown != null) {
                        lines.show("As recorded", "Now", shown.lines());
                    }
                });
    }

    List<Action> actions() {
        return lines.actions();
    }

    private Node head() {
        var title = new Label("Drift");
        title.getStyleClass().add("title-4");
        title.setMinWidth(Region.USE_PREF_SIZE);
        since.setId("drift-since");
        since.getStyleClass().add("quiet");
        since.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(title, since, room, accept);
        head.getStyleClass().add("drift-head");
        return head;
    }

    private void show(DriftState state) {
        changes.setAll(model.changes());
        switch (state) {
            case DriftState.Unknown _ -> tell("", "");
            case DriftState.Missing _ ->
                    tell(
                            "nothing is recorded yet",
                            "Drift is what changes in a schema that no migration changed. It is found by comparison with the schema as it was recorded after the last run, and none was recorded here.\n\nLook at the schema; when it is as it should be, take it as the ground. From then on each run that changes something records it anew.");
            case DriftState.NotComparable(var why) ->
                    tell(
                            "not comparable",
                            "%s\n\nLook at the schema; when it is as it should be, take it as the ground."
                                    .formatted(why));
            case DriftState.Known(var drift) -> show(drift);
        }
        boolean may = !(state instanceof DriftState.Unknown) && !isSame(state);
        accept.setVisible(may);
        accept.setManaged(may);
    }

    private static boolean isSame(DriftState state) {
        return state instanceof DriftState.Known(var drift) && drift.none();
    }

    private void show(Drift drift) {
        String recorded =
                "recorded %s, %s"
                        .formatted(
                                new TimeText(ZoneId.systemDefault()).minute(drift.since()),
                                drift.scope());
        if (drift.none()) {
            tell(recorded, "✓ None: the schema is as it was recorded.");
        } else {
            since.setText("%s · %s".formatted(drift.difference().summary(), recorded));
            setCenter(split);
            list.getSelectionModel().selectFirst();
        }
    }

    private void tell(String note, String text) {
        since.setText(note);
        var paragraph = new Paragraph(text);
        paragraph.setId("drift-text");
        paragraph.setMaxWidth(640);
        var box = new VBox(paragraph);
        box.getStyleClass().add("drift-told");
        setCenter(box);
    }
}
