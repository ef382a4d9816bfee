package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tenant.TenantStatus;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The tenant that the keyboard is at, read in full. One reading at a time: whoever goes through
/// many tenants has only the one read where the way ends. Used on the JavaFX thread.
final class TenantInspectorViewModel {
    private final TenantsViewModel tenants;
    private final ReadOnlyObjectWrapper<@Nullable TenantDetails> details =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean reading;
    private boolean again;

    TenantInspectorViewModel(TenantsViewModel tenants) {
        this.tenants = tenants;
        tenants.currentProperty().subscribe(this::show);
    }

    private void show(@Nullable TenantRow row) {
        var known = details.get();
        if (known != null && (row == null || !known.schema().equals(row.schema()))) {
            details.set(null);
        }
        problem.set(null);
        if (row == null || row.status().presence() == TenantStatus.Presence.VANISHED) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        var desk = TenantDesk.of(tenants.context());
        String schema = row.schema();
        tenants.context()
                .work()
                .start(
                        () -> TenantDetails.read(desk, schema),
                        read -> {
                            if (isCurrent(read.schema())) {
                                details.set(read);
                            }
                        },
                        failure -> {
                            if (isCurrent(schema)) {
                                problem.set(failure);
                            }
                        },
                        this::ended);
    }

    private boolean isCurrent(String schema) {
        var now = tenants.currentProperty().get();
        return now != null && now.schema().equals(schema);
    }

    private void ended() {
        reading = false;
        if (again) {
            again = false;
            show(tenants.currentProperty().get());
        }
    }

    /// The current tenant; null until it is read.
    ReadOnlyObjectProperty<@Nullable TenantDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// Why it could not be read; null when it could.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
