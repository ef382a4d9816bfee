package dev.tidemark.desktop.app;

import dev.tidemark.desktop.tour.Guide;
import dev.tidemark.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import javafx.scene.control.ListView;
import org.fxmisc.richtext.CodeArea;

/// The application in a process of its own, started as its users start it and driven by what it was
/// told, until somebody kills it.
public final class DrivenDesktop {
    private static final String PROFILE = "billing-test";

    private DrivenDesktop() {}

    /// Starts it and drives it.
    ///
    /// @param arguments `apply`, or `write` and a text
    public static void main(String[] arguments) {
        Thread.ofPlatform()
                .daemon()
                .uncaughtExceptionHandler((_, bug) -> bug.printStackTrace())
                .start(() -> drive(List.of(arguments)));
        Launch.main(new String[0]);
    }

    /// Starts it for a user whose home folder this is.
    static Process start(Path home, String... arguments) throws IOException {
        var builder = ChildJvm.of(DrivenDesktop.class, arguments);
        builder.command()
                .addAll(
                        1,
                        List.of(
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED"));
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }

    /// The id of the button that opens the project of this name.
    static String opener(String project) {
        return "open-%s-%s".formatted(PROFILE, project);
    }

    private static void drive(List<String> words) {
        var guide = new Guide();
        awaitWindow(guide);
        guide.press(opener("billing"));
        guide.see("timeline-list");
        switch (words.getFirst()) {
            case "apply" -> apply(guide);
            case "write" -> write(guide, words.get(1));
            default -> throw new IllegalArgumentException(words.getFirst());
        }
    }

    /// From the timeline to the run.
    static void apply(Guide guide) {
        guide.choose("timeline-apply-menu", "timeline.apply");
        commit(guide);
    }

    /// From the plan to the run.
    static void commit(Guide guide) {
        for (String page : List.of("Plan", "Preflight", "Backup")) {
            guide.await(page + " is shown", () -> guide.text("wizard-title").equals(page));
            guide.press("wizard-next");
        }
        guide.press("commit");
    }

    private static void write(Guide guide, String text) {
        guide.await(
                "there is a migration",
                () ->
                        guide.node("timeline-list") instanceof ListView<?> list
                                && !list.getItems().isEmpty());
        guide.await(
                "it is selected",
                () -> {
                    if (guide.node("timeline-list") instanceof ListView<?> list) {
                        list.getSelectionModel().selectFirst();
                    }
                    return guide.node("timeline.open-inspector") != null;
                });
        guide.press("timeline.open-inspector");
        guide.await(
                "the text can be edited",
                () ->
                        guide.node("sql") instanceof CodeArea area
                                && area.getLength() > 0
                                && area.isEditable());
        guide.await(
                "it is written",
                () -> {
                    if (guide.node("sql") instanceof CodeArea area) {
                        area.insertText(0, text);
                    }
                    return true;
                });
    }

    private static void awaitWindow(Guide guide) {
        for (int i = 0; i < 600; i++) {
            try {
                guide.see("home");
                return;
            } catch (IllegalStateException | CompletionException e) {
                // The toolkit, or the window, is not there yet.
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
