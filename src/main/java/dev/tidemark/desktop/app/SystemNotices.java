package dev.tidemark.desktop.app;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.process.BoundedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tells the user through the desktop environment what a window in the background can't show. Where
/// there is no way to, it is left out: the window says it too.
final class SystemNotices {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final byte[] NOTHING = {};

    private final Environment environment;
    private final BackgroundWork work;

    SystemNotices(Environment environment, BackgroundWork work) {
        this.environment = environment;
        this.work = work;
    }

    /// Shows a notice.
    ///
    /// @param title names the application and the target
    /// @param text one sentence without secrets
    void show(String title, String text) {
        work.start(() -> shown(title, text), _ -> {}, _ -> {});
    }

    private boolean shown(String title, String text) {
        String name =
                switch (environment.platform()) {
                    case LINUX -> "notify-send";
                    case MACOS -> "osascript";
                    case WINDOWS -> "";
                };
        var program = name.isEmpty() ? Optional.<Path>empty() : environment.program(name);
        if (program.isEmpty()) {
            return false;
        }
        var words = words(program.get(), title, text);
        try {
            return new BoundedProcess(words, environment.variables(), LIMIT).run(NOTHING)
                            instanceof BoundedProcess.Outcome.Ended ended
                    && ended.exitCode() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The texts are arguments, which no shell and no script reads as its own.
    private List<String> words(Path program, String title, String text) {
        return environment.platform() == Environment.Platform.MACOS
                ? List.of(
                        program.toString(),
                        "-e",
                        "on run argv",
                        "-e",
                        "display notification (item 2 of argv) with title (item 1 of argv)",
                        "-e",
                        "end run",
                        title,
                        text)
                : List.of(program.toString(), "--app-name=Tidemark", "--", title, plain(text));
    }

    /// Servers of notices read the text as markup.
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
