package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.tenants.TenantsViewModel.Face;
import dev.tidemark.desktop.tenants.TenantsViewModel.Screen;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What can be done on the tenants' page.
///
/// @param refresh reads again
/// @param open the migrations of the current tenant
/// @param markShown marks all that are shown
/// @param unmark takes all marks away
/// @param map shows the map
/// @param list shows the list
/// @param larger draws the map larger
/// @param smaller draws the map smaller
record TenantActions(
        Action refresh,
        Action open,
        Action markShown,
        Action unmark,
        Action map,
        Action list,
        Action larger,
        Action smaller) {
    static TenantActions of(TenantsViewModel model, ObjectProperty<Zoom> zoom) {
        var filled = model.screenProperty().isEqualTo(Screen.FILLED);
        var mapShown = model.faceProperty().isEqualTo(Face.MAP).and(filled);
        return new TenantActions(
                Action.of(
                                "tenants.refresh",
                                "Refresh",
                                "Reads all tenants again.",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                model::refresh)
                        .withKey("F5"),
                Action.of(
                                "tenants.open",
                                "Show its migrations",
                                "Opens the timeline of the current tenant's schema.",
                                BootstrapIcons.LIST_UL,
                                () -> {
                                    var row = model.currentProperty().get();
                                    if (row != null) {
                                        model.open(row);
                                    }
                                })
                        .when(
                                Bindings.createBooleanBinding(
                                        () -> {
                                            var row = model.currentProperty().get();
                                            return row != null && row.status().report().isPresent();
                                        },
                                        model.currentProperty())),
                Action.of(
                                "tenants.mark-shown",
                                "Mark all that are shown",
                                "Marks every tenant that the filter lets through.",
                                BootstrapIcons.CHECK2_SQUARE,
                                model::markShown)
                        .when(filled),
                Action.of(
                                "tenants.unmark",
                                "Take all marks away",
                                "No tenant is marked then.",
                                BootstrapIcons.SQUARE,
                                model::unmark)
                        .when(
                                Bindings.createBooleanBinding(
                                        () -> !model.markedProperty().get().isEmpty(),
                                        model.markedProperty())),
                Action.of(
                                "tenants.map",
                                "Map",
                                "Shows tenants and migrations as a map.",
                                BootstrapIcons.GRID_3X3_GAP,
                                () -> model.faceProperty().set(Face.MAP))
                        .withKey("Shortcut+Shift+M"),
                Action.of(
                                "tenants.list",
                                "List",
                                "Shows the tenants one below the other.",
                                BootstrapIcons.LIST_UL,
                                () -> model.faceProperty().set(Face.LIST))
                        .withKey("Shortcut+Shift+L"),
                Action.of(
                                "tenants.larger",
                                "Larger cells",
                                "Draws the map larger.",
                                BootstrapIcons.ZOOM_IN,
                                () -> zoom.set(zoom.get().in()))
                        .withKey("Shortcut+EQUALS")
                        .when(mapShown.and(Bindings.notEqual(zoom, Zoom.LARGE))),
                Action.of(
                                "tenants.smaller",
                                "Smaller cells",
                                "Draws the map smaller, with more tenants.",
                                BootstrapIcons.ZOOM_OUT,
                                () -> zoom.set(zoom.get().out()))
                        .withKey("Shortcut+MINUS")
                        .when(mapShown.and(Bindings.notEqual(zoom, Zoom.SMALL))));
    }

    List<Action> all() {
        return List.of(refresh, open, markShown, unmark, map, list, larger, smaller);
    }
}
