package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What a look at tenants says in one line, and what can be done about it.
final class LookHead {
    private LookHead() {}

    static HBox of(String id, ObservableValue<String> headline, List<Action> actions) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("title-4");
        label.textProperty().bind(headline);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var row = new HBox(label);
        row.getChildren().addAll(actions.reversed().stream().map(Buttons::of).toList());
        row.getStyleClass().add("tenant-plan-head");
        return row;
    }
}
