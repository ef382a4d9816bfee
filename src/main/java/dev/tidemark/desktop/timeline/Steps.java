package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.Navigator;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.Navigator.CompareRequest;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.engine.status.MigrationState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns acts into requests for other pages.
final class Steps {
    private final Navigator navigator;

    Steps(Navigator navigator) {
        this.navigator = navigator;
    }

    void schema(String name) {
        navigator.schema(name);
    }

    void tenants() {
        navigator.tenants();
    }

    void newMigration() {
        navigator.newMigration();
    }

    void apply(Callout.Step.Apply step) {
        navigator.apply(step.request());
    }

    void goBack(Callout.Step.GoBack step) {
        navigator.goBack(step.scope());
    }

    void repair(Callout.Step.Repair step) {
        navigator.repair(step.request());
    }

    /// Asks whether a file gets the next free version.
    void renumber(String path) {
        navigator.renumber(path);
    }

    void edit(@Nullable Snapshot snapshot, Callout.Step.Edit step) {
        if (snapshot != null) {
            var place = step.place();
            navigator.editor(
                    snapshot.project().root().resolve(place.file()), place.line(), place.column());
        }
    }

    /// Opens what an act needs; the act has to be possible.
    void perform(Act act, Possibilities possibilities) {
        var selected = possibilities.selected();
        switch (act) {
            case APPLY_ALL -> navigator.apply(new ApplyRequest.Everything());
            case ROLL_OUT -> navigator.rollOut(new ApplyRequest.Everything());
            case APPLY_UP_TO -> navigator.apply(new ApplyRequest.UpTo(only(selected)));
            case APPLY_ONLY -> navigator.apply(new ApplyRequest.Only(only(selected)));
            case GO_BACK -> navigator.goBack(new RollbackRequest.Last(1));
            case RESUME -> navigator.apply(new ApplyRequest.Resume(only(selected)));
            case ROLL_BACK_LAST -> navigator.rollBack(new RollbackRequest.Last(1));
            case ROLL_BACK_TO -> navigator.rollBack(new RollbackRequest.To(only(selected)));
            case ROLL_BACK_SELECTED ->
                    navigator.rollBack(
                            selected.size() == 1
                                    ? new RollbackRequest.Only(only(selected))
                                    : new RollbackRequest.Versions(
                                            selected.stream().map(TimelineRow::version).toList()));
            case ACCEPT -> navigator.repair(new RepairRequest.Accept(only(selected)));
            case FORGET -> navigator.repair(new RepairRequest.Forget(only(selected)));
            case MARK -> navigator.repair(new RepairRequest.Mark(only(selected)));
            case RENAME -> navigator.repair(new RepairRequest.Rename(only(selected)));
            case RENUMBER -> selected.getFirst().file().ifPresent(file -> renumber(file.path()));
            case ADOPT -> navigator.repair(new RepairRequest.Adopt());
            case BASELINE -> navigator.repair(new RepairRequest.Baseline(only(selected)));
            case OPEN -> selected.forEach(this::open);
            case COMPARE -> compare(selected);
            case COPY_VERSION, COPY_PATH -> {}
        }
    }

    /// Two files with each other; one with what was applied of it where that differs, else with one
    /// that is chosen.
    private void compare(List<TimelineRow> selected) {
        var row = selected.getFirst();
        var file = row.file().orElseThrow().file();
        if (selected.size() > 1) {
            var other = selected.getLast().file().orElseThrow().file();
            navigator.compare(new CompareRequest.Files(file, other));
        } else if (row.state() == MigrationState.CHANGED
                || row.state() == MigrationState.REPEATABLE_OUTDATED) {
            navigator.compare(new CompareRequest.Applied(row.version()));
        } else {
            navigator.compare(new CompareRequest.With(file));
        }
    }

    /// What an act puts into the clipboard, one line for each row.
    static String copied(Act act, List<TimelineRow> selected) {
        return selected.stream()
                .map(row ->
                        act == Act.COPY_PATH
                                ? row.file().map(file -> file.file().toString()).orElse("")
                                : row.version())
                .collect(Collectors.joining("\n"));
    }

    void open(TimelineRow row) {
        row.file().ifPresent(file -> navigator.editor(file.file(), 1, 1));
    }

    private static String only(List<TimelineRow> selected) {
        return selected.getFirst().version();
    }
}
