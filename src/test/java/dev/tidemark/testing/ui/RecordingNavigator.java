package dev.tidemark.testing.ui;

import dev.tidemark.desktop.page.Navigator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Remembers what a page wanted opened, as text.
public final class RecordingNavigator implements Navigator {
    private final List<String> asked = new ArrayList<>();

    /// Everything asked so far, for example `editor a.sql:3:1` or `Only[version=004]`.
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void home() {
        note("home");
    }

    @Override
    public void timeline() {
        note("timeline");
    }

    @Override
    public void timeline(String version) {
        note("timeline " + version);
    }

    @Override
    public void schema(String name) {
        note("schema " + name);
    }

    @Override
    public void editor(Path file, int line, int column) {
        note("editor %s:%d:%d".formatted(file.getFileName(), line, column));
    }

    @Override
    public void compare(CompareRequest request) {
        note("compare " + request);
    }

    @Override
    public void findInFiles(String words) {
        note("find " + words);
    }

    @Override
    public void renumber(String reference) {
        note("renumber " + reference);
    }

    @Override
    public void newMigration() {
        note("new migration");
    }

    @Override
    public void apply(ApplyRequest request) {
        note("apply " + request);
    }

    @Override
    public void rollOut(ApplyRequest request) {
        note("roll out " + request);
    }

    @Override
    public void rollBack(RollbackRequest request) {
        note("roll back " + request);
    }

    @Override
    public void goBack(RollbackRequest scope) {
        note("go back " + scope);
    }

    @Override
    public void repair(RepairRequest request) {
        note("repair " + request);
    }

    @Override
    public void tenants() {
        note("tenants");
    }

    @Override
    public void tenant(String schema) {
        note("tenant " + schema);
    }

    @Override
    public void objects() {
        note("objects");
    }

    @Override
    public void table(String name) {
        note("table " + name);
    }

    @Override
    public void verify() {
        note("verify");
    }

    @Override
    public void acceptDrift() {
        note("accept drift");
    }

    @Override
    public void history() {
        note("history");
    }

    @Override
    public void backups() {
        note("backups");
    }

    @Override
    public void backUp() {
        note("back up");
    }

    @Override
    public void restoreBackup(RestoreRequest request) {
        note("restore " + request.backup().orElse("latest"));
    }

    @Override
    public void run(UUID run) {
        note("run " + run);
    }

    @Override
    public void restore(String id) {
        note("restore " + id);
    }

    private synchronized void note(String what) {
        asked.add(what);
    }
}
