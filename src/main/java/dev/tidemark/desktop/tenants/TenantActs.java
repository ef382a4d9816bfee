package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.tenants.TenantsViewModel.Screen;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What changes tenants, each leading to a wizard.
///
/// @param deploy to those that are marked, or to all
/// @param rollBack those that are marked, or all
/// @param deployOne to the current one
/// @param rollBackOne the current one
record TenantActs(Action deploy, Action rollBack, Action deployOne, Action rollBackOne) {
    static TenantActs of(TenantsViewModel model, TenantWizards wizards) {
        var known =
                model.screenProperty()
                        .isEqualTo(Screen.FILLED)
                        .or(model.screenProperty().isEqualTo(Screen.NOTHING_FOUND));
        BooleanBinding there =
                Bindings.createBooleanBinding(
                        () -> {
                            var row = model.currentProperty().get();
                            return row != null && row.state() != TenantState.GONE;
                        },
                        model.currentProperty());
        return new TenantActs(
                Action.of(
                                "tenants.deploy",
                                "Deploy…",
                                "Applies what is pending to the marked tenants, or to all.",
                                BootstrapIcons.PLAY_FILL,
                                () -> wizards.show(new RolloutRequest.Deploy(marked(model))))
                        .when(known),
                Action.of(
                                "tenants.roll-back",
                                "Roll back…",
                                "Takes migrations of the marked tenants back, or of all.",
                                BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                                () -> wizards.show(new RolloutRequest.RollBack(marked(model))))
                        .when(known),
                Action.of(
                                "tenants.deploy-one",
                                "Deploy to it…",
                                "Applies what is pending to the current tenant.",
                                BootstrapIcons.PLAY,
                                () -> wizards.show(new RolloutRequest.Deploy(current(model))))
                        .when(there),
                Action.of(
                                "tenants.roll-back-one",
                                "Roll it back…",
                                "Takes migrations of the current tenant back.",
                                BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                                () -> wizards.show(new RolloutRequest.RollBack(current(model))))
                        .when(there));
    }

    private static List<String> marked(TenantsViewModel model) {
        return model.markedProperty().get().stream().sorted().toList();
    }

    private static List<String> current(TenantsViewModel model) {
        var row = model.currentProperty().get();
        return row == null ? List.of() : List.of(row.schema());
    }

    List<Action> all() {
        return List.of(deploy, rollBack, deployOne, rollBackOne);
    }
}
