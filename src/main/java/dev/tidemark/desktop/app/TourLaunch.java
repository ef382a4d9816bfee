package dev.tidemark.desktop.app;

import dev.tidemark.desktop.tour.Stop;
import dev.tidemark.desktop.tour.Tour;
import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// `tidemark tour --out DIR [--to PICTURE]`: pictures of the screens, with a home folder and a
/// server of its own that are gone afterwards.
final class TourLaunch {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Environment environment;
    private final PrintStream messages;

    TourLaunch(Environment environment, PrintStream messages) {
        this.environment = environment;
        this.messages = messages;
    }

    /// @param arguments those after `tour`
    /// @return the exit code
    int run(List<String> arguments) {
        boolean whole = arguments.size() == 2;
        boolean part = arguments.size() == 4 && arguments.get(2).equals("--to");
        if (!(whole || part) || !arguments.getFirst().equals("--out")) {
            messages.println("tidemark: usage: tidemark tour --out DIR [--to PICTURE]");
            return USAGE;
        }
        Path out = Path.of(arguments.get(1));
        var last = part ? Optional.of(arguments.getLast()) : Optional.<String>empty();
        try {
            Path home = Files.createTempDirectory("tidemark-tour");
            try {
                return walk(out, last, home);
            } finally {
                Folders.delete(home);
            }
        } catch (IOException e) {
            messages.println("tidemark: the pictures were not written: %s".formatted(e));
            return FAILED;
        }
    }

    private int walk(Path out, Optional<String> last, Path home) throws IOException {
        var ended = new CountDownLatch(1);
        var bug = new AtomicReference<@Nullable Throwable>();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
            bug.compareAndSet(null, thrown);
            thrown.printStackTrace(messages);
        });
        var opened = new CompletableFuture<Wiring>();
        var guest = guestIn(home);
        Platform.startup(() -> opened.complete(open(guest, ended)));
        var wiring = opened.join();
        try {
            new Tour(wiring.theme()::show, out)
                    .walk(
                            until(last, TourStops.all(guest)),
                            name -> messages.println("tidemark: " + name));
        } finally {
            Platform.runLater(wiring.windows()::abandon);
            await(ended);
            Platform.exit();
        }
        return bug.get() == null ? DONE : FAILED;
    }

    /// @param last the stop that ends the walk; empty for all of it, as for a name that no stop has
    private static List<Stop> until(Optional<String> last, List<Stop> stops) {
        var names = stops.stream().map(Stop::name).toList();
        int end = last.map(names::indexOf).orElse(-1);
        return end < 0 ? stops : stops.subList(0, end + 1);
    }

    private static Wiring open(Environment guest, CountDownLatch ended) {
        Platform.setImplicitExit(false);
        var wiring =
                new Wiring(
                        guest,
                        new SimpleObjectProperty<>(ColorScheme.LIGHT),
                        Optional.ofNullable(System.getProperty("tidemark.home")).map(Path::of),
                        ended::countDown);
        var stage = new Stage();
        wiring.windows().openFirst(stage);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        return wiring;
    }

    /// The same system and user, in a home of its own; programs that were unpacked once serve.
    private Environment guestIn(Path home) {
        var variables = new HashMap<String, String>();
        environment.variable("PATH").ifPresent(path -> variables.put("PATH", path));
        variables.put("XDG_CACHE_HOME", String.valueOf(environment.cacheFolder().getParent()));
        return new Environment(variables, home, "you", environment.platform());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
