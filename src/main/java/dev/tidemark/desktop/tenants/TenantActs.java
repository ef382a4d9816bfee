package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.tenants.TenantsViewModel.Screen;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What can be done with tenants: those that change something lead to wizards, those that look to
/// pages of their own. They are about the tenants that are marked, or about all.
///
/// @param deploy applies what is pending
/// @param rollBack takes migrations back
/// @param create makes a tenant
/// @param verify looks whether they are as they should be
/// @param compare looks which differ from the others
/// @param backfill makes required tables that are missing
/// @param deployOne to the current one
/// @param rollBackOne the current one
/// @param verifyOne the current one
record TenantActs(
        Action deploy,
        Action rollBack,
        Action create,
        Action verify,
        Action compare,
        Action backfill,
        Action deployOne,
        Action rollBackOne,
        Action verifyOne) {
    static TenantActs of(TenantsViewModel model, TenantWizards wizards) {
        var known =
                model.screenProperty()
                        .isEqualTo(Screen.FILLED)
                        .or(model.screenProperty().isEqualTo(Screen.NOTHING_FOUND));
        var configured = known.or(model.screenProperty().isEqualTo(Screen.EMPTY));
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
                                "tenants.create",
                                "New tenant…",
                                "Makes a schema with everything that a tenant has.",
                                BootstrapIcons.PLUS,
                                wizards::create)
                        .when(configured),
                Action.of(
                                "tenants.verify",
                                "Verify",
                                "Looks whether the marked tenants, or all, are as they should be. Changes nothing.",
                                BootstrapIcons.PATCH_CHECK,
                                () -> wizards.verify(marked(model)))
                        .when(known),
                Action.of(
                                "tenants.compare",
                                "Compare",
                                "Looks which of the marked tenants, or of all, differ from the others. Changes nothing.",
                                BootstrapIcons.FILE_EARMARK_DIFF,
                                () -> wizards.compare(marked(model)))
                        .when(known),
                Action.of(
                                "tenants.backfill",
                                "Missing tables…",
                                "Makes required tables that the marked tenants, or any, lack.",
                                BootstrapIcons.WRENCH,
                                () -> wizards.backfill(marked(model)))
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
                        .when(there),
                Action.of(
                                "tenants.verify-one",
                                "Verify it",
                                "Looks whether the current tenant is as it should be. Changes nothing.",
                                BootstrapIcons.PATCH_CHECK,
                                () -> wizards.verify(current(model)))
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
        return List.of(
                deploy,
                rollBack,
                create,
                verify,
                compare,
                backfill,
                deployOne,
                rollBackOne,
                verifyOne);
    }
}
