package dev.tidemark.desktop.tenants;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// How many tenants are in which state; pressing one shows only those.
final class StateChips extends FlowPane {
    private final TenantsViewModel model;

    StateChips(TenantsViewModel model) {
        this.model = model;
        setId("tenants-states");
        getStyleClass().add("state-chips");
        model.tableProperty().subscribe(this::show);
        model.statesProperty().subscribe(_ -> select());
    }

    private void show(@Nullable TenantTable table) {
        var chips = new ArrayList<Node>();
        if (table != null) {
            for (var state : List.of(TenantState.values()).reversed()) {
                if (table.count(state) > 0 || model.statesProperty().get().contains(state)) {
                    chips.add(chip(state, table.count(state)));
                }
            }
        }
        getChildren().setAll(chips);
        select();
    }

    private ToggleButton chip(TenantState state, int count) {
        var glyph = new Label(state.glyph());
        glyph.getStyleClass().setAll("label", state.styleClass());
        var chip = new ToggleButton("%,d %s".formatted(count, state.word()), glyph);
        chip.setId("tenants-state-" + state.name().toLowerCase(java.util.Locale.ROOT));
        chip.getStyleClass().addAll("state-chip", "small");
        chip.setMnemonicParsing(false);
        chip.setUserData(state);
        chip.setTooltip(new Tooltip("Shows only tenants that are %s".formatted(state.word())));
        chip.setAccessibleText(chip.getText());
        chip.setOnAction(_ -> model.toggle(state));
        return chip;
    }

    private void select() {
        for (var node : getChildren()) {
            if (node instanceof ToggleButton chip && chip.getUserData() instanceof TenantState it) {
                chip.setSelected(model.statesProperty().get().contains(it));
            }
        }
    }
}
