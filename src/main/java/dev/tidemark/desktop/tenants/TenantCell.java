package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.theme.TimeText;
import java.time.ZoneId;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A tenant in the list: its mark, name, state, how far it is, when something was last applied, and
/// what is in the way.
final class TenantCell extends ListCell<TenantRow> {
    private final TenantsViewModel model;
    private final TimeText time = new TimeText(ZoneId.systemDefault());
    private final CheckBox mark = new CheckBox();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label progress = new Label();
    private final Label applied = new Label();
    private final Label trouble = new Label();
    private final HBox row;

    TenantCell(TenantsViewModel model) {
        this.model = model;
        mark.setFocusTraversable(false);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        mark.setOnAction(_ -> model.toggle(getIndex()));
        name.getStyleClass().add("tenant-name");
        progress.getStyleClass().addAll("tenant-progress", "quiet");
        applied.getStyleClass().addAll("tenant-applied", "quiet");
        trouble.getStyleClass().add("tenant-trouble");
        trouble.setMinWidth(0);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        trouble.setMaxWidth(Double.MAX_VALUE);
        row = new HBox(mark, name, state, progress, applied, trouble);
        row.getStyleClass().add("tenant-row");
        setPrefWidth(0);
        setText(null);
        model.markedProperty().subscribe((_, _) -> showMark());
    }

    @Override
    protected void updateItem(@Nullable TenantRow tenant, boolean empty) {
        super.updateItem(tenant, empty);
        if (empty || tenant == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(tenant.schema());
        state.setText("%s  %s".formatted(tenant.state().glyph(), tenant.state().word()));
        state.getStyleClass().setAll("label", "tenant-state", tenant.state().styleClass());
        progress.setText(tenant.progress());
        applied.setText(tenant.status().lastApplied().map(time::minute).orElse("–"));
        trouble.setText(Trouble.of(tenant));
        setGraphic(row);
        showMark();
    }

    private void showMark() {
        var tenant = getItem();
        if (isEmpty() || tenant == null) {
            return;
        }
        boolean marked = model.markedProperty().get().contains(tenant.schema());
        mark.setSelected(marked);
        mark.setAccessibleText("Mark %s".formatted(tenant.schema()));
        String spoken = CellWords.tenant(tenant);
        setAccessibleText(
                "%s%s%s"
                        .formatted(
                                marked ? "marked, " : "",
                                spoken,
                                trouble.getText().isEmpty() ? "" : ", " + trouble.getText()));
    }
}
