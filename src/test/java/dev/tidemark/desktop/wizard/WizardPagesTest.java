package dev.tidemark.desktop.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.testing.ui.RecordingWorkspace;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The frame of all wizards, with a wizard of its own: what to copy, commit, run, report.
class WizardPagesTest extends UiTest {
    private static final List<String> STEPS = List.of("what", "commit", "run", "report");

    private final RecordingWorkspace workspace = new RecordingWorkspace();
    private final Map<String, SimpleBooleanProperty> running = new HashMap<>();
    private final Map<String, SimpleBooleanProperty> ended = new HashMap<>();
    private final List<String> followed = new ArrayList<>();
    private final WizardPages<String> pages =
            new WizardPages<>(workspace, "copy:%s"::formatted, this::wizard);

    /// Content that says when its page comes and goes.
    private final class Following extends Label implements Attached {
        @Override
        public void onAttached() {
            followed.add("attached");
        }

        @Override
        public void onDetached() {
            followed.add("detached");
        }
    }

    private static SimpleBooleanProperty of(Map<String, SimpleBooleanProperty> all, String table) {
        return all.computeIfAbsent(table, _ -> new SimpleBooleanProperty());
    }

    private Wizard wizard(String table, Runnable close) {
        var work = new Wizard.Work(of(running, table), of(ended, table));
        var profile =
                new Profile(
                        "billing",
                        ConnectionSettings.of("pg1.corp", 5432, "billing", "release_bot", null),
                        Optional.of("production"),
                        Profile.Protection.PROTECTED);
        var commit = new CommitViewModel(profile, work.running());
        var state = new WizardViewModel(STEPS, commit::loss, close);
        commit.propose(
                Proposal.of(
                        "Copy %s of billing".formatted(table),
                        () -> {
                            state.show("run");
                            state.seal("run");
                            of(running, table).set(true);
                        }));
        return new Wizard(
                new Wizard.Look(
                        "Copy", BootstrapIcons.FILES, Theme.sheet(WizardView.class, "wizard.css")),
                new PinnedTarget(work(), profile, Path.of(".")),
                state,
                work,
                () ->
                        List.of(
                                WizardStep.of("what", "What", "", new Label(table)),
                                CommitView.step(commit, BootstrapIcons.FILES, "", List.of()),
                                WizardStep.of("run", "Run", "", new Following())
                                        .readyWhen(work.ended()),
                                ReportView.step(
                                        new SimpleObjectProperty<>(
                                                new Report(
                                                        "Copied",
                                                        Report.Result.DONE,
                                                        List.of(new Report.Part("Table", table)),
                                                        List.of())))));
    }

    private Page open(String table) {
        show(() -> {
            pages.show(table);
            var page = workspace.find("copy:" + table).orElseThrow();
            page.onAttached();
            return new StackPane((Region) page.content());
        });
        return workspace.find("copy:" + table).orElseThrow();
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }

    private void finish(String table) {
        onFx(() -> {
            of(ended, table).set(true);
            of(running, table).set(false);
        });
    }

    @Test
    void leadsFromTheFirstStepToTheReportByKeyboardAlone() {
        var page = open("users");
        assertEquals("Copy", page.title().getValue());
        key(KeyCode.ENTER);
        waitUntil("the name is asked", () -> lookup("#commit-name").query().isFocused());
        assertTrue(lookup("#commit").query().isDisabled());
        write("billing");
        key(KeyCode.ENTER);
        assertFalse(onFx(of(running, "users")::get));
        waitUntil("it may be committed", () -> !lookup("#commit").query().isDisabled());
        for (int i = 0; i < 5 && !onFx(() -> lookup("#commit").query().isFocused()); i++) {
            key(KeyCode.TAB);
        }
        key(KeyCode.SPACE);
        waitUntil("it runs", of(running, "users")::get);
        assertEquals("Copy ● running", onFx(() -> page.title().getValue()));
        press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        assertEquals("Run", lookup("#wizard-title").<Labeled>query().getText());
        finish("users");
        waitUntil("it leads on", () -> lookup("#wizard-next").query().isFocused());
        key(KeyCode.ENTER);
        waitUntil("the report", () -> lookup("#report-headline").tryQuery().isPresent());
        assertEquals("✓ Copied", lookup("#report-headline").<Labeled>query().getText());
    }

    @Test
    void comesBackToTheOneThatWorks() {
        open("users");
        open("orders");
        onFx(() -> of(running, "users").set(true));
        onFx(() -> workspace.find("copy:users").ifPresent(workspace::close));
        assertEquals(List.of("attached", "attached", "detached"), followed);
        onFx(() -> pages.show("invoices"));
        assertTrue(onFx(() -> workspace.find("copy:users")).isPresent());
        assertTrue(onFx(() -> workspace.find("copy:invoices")).isEmpty());
    }

    @Test
    void beginsAnewAfterOneThatEnded() {
        open("users");
        onFx(() -> of(running, "users").set(true));
        finish("users");
        onFx(() -> pages.show("orders"));
        assertTrue(onFx(() -> workspace.find("copy:users")).isEmpty());
        assertTrue(onFx(() -> workspace.find("copy:orders")).isPresent());
    }
}
