package dev.tidemark.desktop.app;

import dev.tidemark.cli.Main;
import dev.tidemark.cli.console.SystemConsole;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Entry point of the desktop. What stands in its way is said in one sentence.
public final class Launch {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Environment environment;
    private final PrintStream messages;

    private Launch(Environment environment, PrintStream messages) {
        this.environment = environment;
        this.messages = messages;
    }

    public static void main(String[] args) {
        var environment = Environment.ofProcess();
        var words = List.of(args);
        System.exit(
                words.isEmpty() || !words.getFirst().equals("tour")
                        ? new Launch(environment, System.err).run()
                        : new TourLaunch(environment, System.err)
                                .run(words.subList(1, words.size())));
    }

    private int run() {
        var missing = Display.missing(environment);
        if (missing.isPresent()) {
            return demo(missing.get());
        }
        Path folder = environment.dataFolder();
        try {
            var instance = OnlyInstance.take(folder);
            if (instance.isEmpty()) {
                return second(folder);
            }
            try (var taken = instance.get()) {
                return start(taken);
            }
        } catch (IOException e) {
            say("the data folder %s can't be used: %s".formatted(folder, e.getMessage()));
            return FAILED;
        }
    }

    private int start(OnlyInstance instance) {
        try {
            new Desktop(environment, instance).run(messages);
            return DONE;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            return demo(Display.unusable(e));
        }
    }

    private int second(Path folder) {
        if (OnlyInstance.callFirst(folder)) {
            say("it runs already; its window was brought to the front.");
            return DONE;
        }
        say(
                "another Tidemark uses the data folder %s and does not answer; end it and start again."
                        .formatted(folder));
        return FAILED;
    }

    /// The command line's demonstration, which needs no display.
    private int demo(String reason) {
        say("%s; the command line's demo runs instead.".formatted(reason));
        return Main.run(SystemConsole.open(), "demo");
    }

    private void say(String sentence) {
        messages.println("tidemark: " + sentence);
    }
}
