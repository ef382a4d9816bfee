package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.tenants.ScopeViewModel.Extent;
import dev.tidemark.desktop.tenants.ScopeViewModel.Way;
import dev.tidemark.desktop.tenants.ScopeViewModel.Who;
import dev.tidemark.desktop.wizard.Paragraph;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Which tenants, and which migrations.
final class TenantScopeView extends VBox {
    private final ScopeViewModel model;

    TenantScopeView(ScopeViewModel model) {
        this.model = model;
        getStyleClass().add("tenant-form");
        getChildren().addAll(who(), extent());
    }

    private Node who() {
        var group = new ToggleGroup();
        var all =
                choice(
                        "scope-all",
                        "All tenants that are there",
                        Who.ALL,
                        model.whoProperty(),
                        group);
        var leftOut =
                new VBox(
                        Fields.of(
                                "scope-left-out",
                                "Leave out",
                                "Their schemas, with commas between them.",
                                24,
                                model.leftOutProperty()),
                        Fields.of(
                                "scope-reason",
                                "Because",
                                "Kept with the rollout, for whoever wonders.",
                                24,
                                model.reasonProperty()));
        leftOut.getStyleClass().add("field-inset");
        Fields.only(leftOut, model.whoProperty().isEqualTo(Who.ALL));
        if (model.marked().isEmpty()) {
            return Fields.group("Tenants", all, leftOut);
        }
        var marked =
                choice(
                        "scope-marked",
                        "%s: %s"
                                .formatted(
                                        model.marked().size() == 1
                                                ? "Only this one"
                                                : "The %,d that are marked"
                                                        .formatted(model.marked().size()),
                                        TenantWords.names(model.marked())),
                        Who.MARKED,
                        model.whoProperty(),
                        group);
        return Fields.group("Tenants", all, leftOut, marked);
    }

    private Node extent() {
        var group = new ToggleGroup();
        var box = Fields.group("Migrations");
        if (model.way() == Way.DEPLOY) {
            box.getChildren()
                    .addAll(
                            extent("Everything that is pending", Extent.EVERYTHING, group),
                            extent("Up to one, that one included", Extent.TO, group),
                            extent("One alone", Extent.ONLY, group));
        } else {
            box.getChildren()
                    .addAll(
                            extent("The last that were applied", Extent.LAST, group),
                            extent("Down to one, which stays", Extent.TO, group),
                            extent("One alone, where it is in force", Extent.ONLY, group));
        }
        var version = new ComboBox<String>();
        version.setId("scope-version");
        version.setAccessibleText("Migration");
        version.getItems().setAll(model.versions());
        version.setEditable(true);
        version.setPrefWidth(360);
        version.getEditor().textProperty().bindBidirectional(model.versionProperty());
        var one =
                model.extentProperty()
                        .isEqualTo(Extent.TO)
                        .or(model.extentProperty().isEqualTo(Extent.ONLY));
        var which = new HBox(version);
        which.getStyleClass().add("field-inset");
        box.getChildren().add(Fields.only(which, one));
        if (model.way() == Way.BACK) {
            var count =
                    Fields.of(
                            "scope-count",
                            "How many",
                            "Of each tenant; the latest first.",
                            4,
                            model.countProperty());
            box.getChildren()
                    .add(Fields.only(count, model.extentProperty().isEqualTo(Extent.LAST)));
            box.getChildren()
                    .add(
                            new Paragraph(
                                    "Rollback scripts take them back. What they drop is saved first, in each tenant's own database archive.",
                                    "quiet"));
        } else {
            var late = new CheckBox("Also what is pending below a later one that is applied");
            late.setId("scope-out-of-order");
            late.selectedProperty().bindBidirectional(model.outOfOrderProperty());
            box.getChildren()
                    .add(Fields.only(late, model.extentProperty().isNotEqualTo(Extent.ONLY)));
        }
        return box;
    }

    private RadioButton extent(String text, Extent extent, ToggleGroup group) {
        return choice(
                "scope-" + extent.name().toLowerCase(java.util.Locale.ROOT),
                text,
                extent,
                model.extentProperty(),
                group);
    }

    private static <E> RadioButton choice(
            String id, String text, E value, ObjectProperty<E> chosen, ToggleGroup group) {
        var button = new RadioButton(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setSelected(chosen.get().equals(value));
        button.setOnAction(_ -> chosen.set(value));
        return button;
    }
}
