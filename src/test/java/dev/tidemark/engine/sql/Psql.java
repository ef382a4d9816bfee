package dev.tidemark.engine.sql;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// The real psql as the judge of what a script sends.
final class Psql {
    private Psql() {}

    static boolean installed() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    /// What psql sends for a script: empty messages left out.
    static List<RecordingServer.Message> send(Path script) throws IOException {
        try (var server = new RecordingServer()) {
            var task = new FutureTask<>((Callable<List<RecordingServer.Message>>) server::serve);
            Thread.startVirtualThread(task);
            run(script, server.port());
            var messages = new ArrayList<>(task.get(10, TimeUnit.SECONDS));
            messages.removeIf(m -> SentText.isBlank(m.text()));
            return messages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("psql did not finish " + script, e);
        }
    }

    private static void run(Path script, int port) throws IOException, InterruptedException {
        var address =
                "host=127.0.0.1 port=%d user=u dbname=d sslmode=disable gssencmode=disable"
                        .formatted(port);
        var builder = new ProcessBuilder("psql", "-X", "-q", "-f", script.toString(), address);
        builder.environment().put("PGPASSWORD", "none");
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
