package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.tenants.HealthViewModel.Line;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a verification of tenants found: those that are not as they should be, and why.
final class HealthView extends BorderPane {
    private final ListView<Line> list;

    HealthView(HealthViewModel model, List<Action> actions) {
        getStyleClass().addAll("tenants", "tenants-look");
        getStylesheets().add(Theme.sheet(HealthView.class, "tenants.css"));
        list = new ListView<>(model.lines());
        list.setId("health-list");
        list.setAccessibleText("Tenants that are not as they should be. Enter goes to one.");
        list.getStyleClass().add("tenant-lines");
        list.setCellFactory(_ -> new FindingCell());
        var empty = new Label("");
        empty.textProperty()
                .bind(
                        model.work()
                                .runningProperty()
                                .map(going ->
                                        going
                                                ? "Verifying…"
                                                : "Nothing was found that is not as it should be."));
        list.setPlaceholder(empty);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(model);
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(model);
            }
        });
        setTop(
                new VBox(
                        LookHead.of("health-headline", model.headlineProperty(), actions),
                        new TenantWorkView(model.work(), "health-work")));
        setCenter(list);
    }

    private void open(HealthViewModel model) {
        switch (list.getSelectionModel().getSelectedItem()) {
            case Line.Tenant tenant -> model.open(tenant.schema());
            case Line.Finding finding -> model.open(finding.schema());
            case null -> {}
        }
    }

    /// Gives the keyboard to the list.
    void enter() {
        list.requestFocus();
    }

    private static final class FindingCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("text-bold", "state-failed");
            switch (empty ? null : line) {
                case Line.Tenant(String schema, int findings) -> {
                    getStyleClass().addAll("text-bold", "state-failed");
                    setText(
                            "✗ %s, %s"
                                    .formatted(
                                            schema,
                                            findings == 1
                                                    ? "1 finding"
                                                    : "%,d findings".formatted(findings)));
                }
                case Line.Finding(_, var finding) -> setText("     " + finding.text());
                case null -> setText(null);
            }
        }
    }
}
