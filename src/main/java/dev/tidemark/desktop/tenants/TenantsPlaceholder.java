package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.tenants.TenantsViewModel.Screen;
import dev.tidemark.desktop.wizard.Paragraph;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the middle while there are no tenants, with the way on.
final class TenantsPlaceholder extends VBox {
    private static final String EXAMPLE =
            """
            [tenants]
            schemas = "tenant_.*"
            source_schema = "public"
            required_tables = ["users", "orders"]
            """;

    private final TenantsViewModel model;
    private final Action create;

    /// @param create makes a tenant
    TenantsPlaceholder(TenantsViewModel model, Action create) {
        this.model = model;
        this.create = create;
        getStyleClass().add("tenants-placeholder");
        setAlignment(Pos.CENTER);
        model.screenProperty().subscribe(this::show);
    }

    private void show(Screen screen) {
        switch (screen) {
            case LOADING ->
                    fill(
                            new ProgressIndicator(),
                            "Reading the tenants…",
                            "Their tracking tables are read together; this takes a moment where there are thousands.");
            case NOT_CONFIGURED -> {
                fill(
                        icon(BootstrapIcons.COLLECTION),
                        "This project has no tenants",
                        "Tenants are schemas of one database that have the same tables and are migrated by the same files. tidemark.toml says which schemas they are, by a query, a pattern or a list, for example:");
                getChildren().add(example());
            }
            case FAILING ->
                    fill(
                            icon(BootstrapIcons.CLOUD_SLASH),
                            "Nothing is known of the tenants yet",
                            "The problem above says why, and what helps.");
            case EMPTY -> {
                fill(
                        icon(BootstrapIcons.COLLECTION),
                        "There are no tenants yet",
                        "No schema of this database is one that [tenants] in tidemark.toml finds.");
                getChildren().add(button(create));
            }
            case NOTHING_FOUND -> {
                fill(
                        icon(BootstrapIcons.SEARCH),
                        "No tenant fits the filter",
                        "Take a word or a state away, or show all again.");
                getChildren()
                        .add(
                                button(
                                        Action.of(
                                                "tenants.show-all",
                                                "Show all tenants",
                                                "Clears the filter.",
                                                BootstrapIcons.X,
                                                model::showAll)));
            }
            case FILLED -> getChildren().clear();
        }
    }

    private void fill(Node picture, String title, String text) {
        var head = new Label(title);
        head.getStyleClass().add("placeholder-title");
        var words = new Paragraph(text, "placeholder-text");
        getChildren().setAll(picture, head, words);
    }

    private static Node icon(Ikon ikon) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().add("placeholder-icon");
        return icon;
    }

    private static Node example() {
        var text = new TextArea(EXAMPLE);
        text.setId("tenants-example");
        text.setAccessibleText("Example of the table tenants in tidemark.toml");
        text.setEditable(false);
        text.setPrefRowCount(EXAMPLE.lines().toList().size());
        text.getStyleClass().add("tenants-example");
        return text;
    }

    private static Node button(Action action) {
        var button = Buttons.of(action);
        button.setId(action.id() + "-offered");
        button.getStyleClass().add("accent");
        return button;
    }
}
