package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.tenants.TenantWork.Progress;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.tenant.TenantHealth;
import dev.tidemark.engine.tenant.TenantsVerification;
import dev.tidemark.engine.tenant.VariantsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Whether tenants are as they should be. Used on the JavaFX thread.
final class HealthViewModel {
    /// What each query of the project's own may take.
    private static final Duration QUERY_TIME = Duration.ofSeconds(10);

    private final PageContext context;
    private final TenantWork work;
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> lacking =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private List<String> schemas = List.of();

    HealthViewModel(PageContext context) {
        this.context = context;
        work = new TenantWork(context);
    }

    /// A line of what was found.
    sealed interface Line {
        /// A tenant that is not as it should be.
        record Tenant(String schema, int findings) implements Line {}

        /// What was found in the tenant above.
        record Finding(String schema, TenantHealth.Finding finding) implements Line {}
    }

    /// Verifies tenants.
    ///
    /// @param wanted these; empty for all
    void verify(List<String> wanted) {
        schemas = List.copyOf(wanted);
        again();
    }

    /// Verifies the same tenants again.
    void again() {
        var desk = TenantDesk.of(context);
        var wanted = schemas;
        headline.set("Verifying…");
        work.start(
                "Verify tenants",
                RunningTask.Weight.LIGHT,
                (stop, tell) -> {
                    var prepared = Prepared.read(desk);
                    var all =
                            wanted.isEmpty()
                                    ? prepared.report().tenants().stream()
                                            .filter(tenant -> tenant.table().isPresent())
                                            .map(tenant -> tenant.schema())
                                            .toList()
                                    : wanted;
                    var verification =
                            new TenantsVerification(
                                    prepared.reader(),
                                    prepared.report(),
                                    QUERY_TIME,
                                    Optional.of(
                                            new VariantsReader(
                                                    desk.browsing(), prepared.report())));
                    return desk.ask(session ->
                            verification.run(
                                    session,
                                    all,
                                    stop,
                                    share -> tell.accept(progress(all.size(), share))));
                },
                this::show,
                () -> {
                    if (work.problemProperty().get() != null) {
                        headline.set("The tenants were not verified");
                    }
                });
    }

    private static Progress progress(int tenants, double share) {
        return new Progress("Looking at %s".formatted(TenantWords.count(tenants)), share);
    }

    private void show(List<TenantHealth> health) {
        var ill = health.stream().filter(tenant -> !tenant.healthy()).toList();
        long behind = health.stream().filter(tenant -> tenant.pending() > 0).count();
        headline.set(
                "%s: %,d healthy, %,d not%s"
                        .formatted(
                                TenantWords.count(health.size()),
                                health.size() - ill.size(),
                                ill.size(),
                                behind > 0
                                        ? ", %,d with pending migrations".formatted(behind)
                                        : ""));
        var shown = new ArrayList<Line>();
        for (var tenant : ill) {
            shown.add(new Line.Tenant(tenant.schema(), tenant.findings().size()));
            tenant.findings()
                    .forEach(finding -> shown.add(new Line.Finding(tenant.schema(), finding)));
        }
        lines.setAll(shown);
        lacking.set(
                ill.stream()
                        .filter(tenant ->
                                tenant.findings().stream()
                                        .anyMatch(it -> it.kind() == TenantHealth.Kind.TABLES))
                        .map(TenantHealth::schema)
                        .toList());
    }

    /// Goes to a tenant.
    void open(String schema) {
        context.navigator().tenant(schema);
    }

    /// How many are healthy, one line.
    ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /// The tenants that lack required tables.
    ReadOnlyObjectProperty<List<String>> lackingProperty() {
        return lacking.getReadOnlyProperty();
    }

    ObservableList<Line> lines() {
        return lines;
    }

    TenantWork work() {
        return work;
    }
}
