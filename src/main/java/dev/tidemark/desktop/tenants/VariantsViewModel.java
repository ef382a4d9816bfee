package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.tenants.TenantWork.Progress;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.catalog.ObjectChange;
import dev.tidemark.engine.tenant.Variants;
import dev.tidemark.engine.tenant.VariantsReader;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which tenants' schemas are not like the others. Used on the JavaFX thread.
final class VariantsViewModel {
    private final PageContext context;
    private final TenantWork work;
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private List<String> schemas = List.of();

    VariantsViewModel(PageContext context) {
        this.context = context;
        work = new TenantWork(context);
    }

    /// A line of what was found.
    sealed interface Line {
        /// Tenants that record the same migrations.
        record Group(String text) implements Line {}

        /// Tenants that differ in the same way.
        record Kind(String text) implements Line {}

        /// How they differ, as seen from them.
        record Change(String text, ObjectChange change) implements Line {}
    }

    /// Compares tenants.
    ///
    /// @param wanted these; empty for all
    void compare(List<String> wanted) {
        schemas = List.copyOf(wanted);
        again();
    }

    /// Compares the same tenants again.
    void again() {
        var desk = TenantDesk.of(context);
        var wanted = schemas;
        headline.set("Comparing…");
        work.start(
                "Compare tenants' schemas",
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
                    return new VariantsReader(desk.browsing(), prepared.report())
                            .read(
                                    all,
                                    stop,
                                    compared ->
                                            tell.accept(
                                                    new Progress(
                                                            "%,d of %s"
                                                                    .formatted(
                                                                            compared,
                                                                            TenantWords.count(
                                                                                    all.size())),
                                                            (double) compared
                                                                    / Math.max(1, all.size()))));
                },
                this::show,
                () -> {
                    if (work.problemProperty().get() != null) {
                        headline.set("The tenants were not compared");
                    }
                });
    }

    private void show(Variants variants) {
        headline.set(
                variants.differing() == 0
                        ? "All %s are alike".formatted(TenantWords.count(variants.alike()))
                        : "%,d are alike, %,d %s"
                                .formatted(
                                        variants.alike(),
                                        variants.differing(),
                                        variants.differing() == 1 ? "differs" : "differ"));
        var shown = new ArrayList<Line>();
        for (var group : variants.groups()) {
            int differ = group.others().stream().mapToInt(it -> it.schemas().size()).sum();
            shown.add(
                    new Line.Group(
                            "%s with %s: %s"
                                    .formatted(
                                            TenantWords.count(group.alike().size() + differ),
                                            RunWords.count(group.applied()),
                                            differ == 0
                                                    ? "nothing differs"
                                                    : "%,d alike, %,d %s"
                                                            .formatted(
                                                                    group.alike().size(),
                                                                    differ,
                                                                    differ == 1
                                                                            ? "differs"
                                                                            : "differ"))));
            for (var variant : group.others()) {
                shown.add(
                        new Line.Kind(
                                "%s: %s"
                                        .formatted(
                                                TenantWords.names(variant.schemas()),
                                                variant.difference().summary())));
                variant.difference()
                        .changes()
                        .forEach(change ->
                                shown.add(new Line.Change(Variants.words(change), change)));
            }
        }
        lines.setAll(shown);
    }

    /// How many are alike, one line.
    ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    ObservableList<Line> lines() {
        return lines;
    }

    TenantWork work() {
        return work;
    }
}
