package dev.tidemark.engine.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server's process, tied to ours: when our end of its pipe closes, because we close it or
/// because our process is gone in whatever way, a watching shell stops the server.
final class ServerProcess {
    // $1: the data folder, $2: a folder to remove afterwards or nothing; then the server's command.
    // The watcher is orphaned on purpose, so that the server has no child it does not know. It ends
    // only the process that still is the data folder's server, and reads the pipe through
    // descriptor 3, since a shell gives background jobs no input. What it reads says how to stop;
    // nothing, as after a crash of ours, means cleanly and with the folder removed. A server that
    // ended by itself closes the pipe too; its folder stays, for it may be started again. setsid
    // keeps a Ctrl-C in the terminal away from the server.
    private static final String WATCHED =
            """
            data=$1 remove=$2
            shift 2
            server=$$
            exec 3<&0 </dev/null
            (
              trap '' INT TERM HUP
              (
                order=$(cat <&3)
                is_server() {
                  read -r pid <"$data/postmaster.pid" && [ "$pid" = "$server" ] && kill -0 "$server"
                }
                if is_server; then
                  if [ "$order" = crash ]; then kill -QUIT "$server"; else kill -INT "$server"; fi
                  i=0
                  while is_server && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
                  is_server && kill -QUIT "$server"
                  [ -n "$order" ] || [ -z "$remove" ] || rm -rf "$remove"
                fi
              ) >/dev/null 2>&1 &
            )
            exec 3<&-
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
            exec "$@"
            """;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /// Starts a server whose output goes to its log.
    ///
    /// @param remove the folder to delete once the pipe is closed, or empty
    static ServerProcess start(ServerFolder folder, String remove, List<String> server)
            throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, "tidemark-embedded"));
        command.add(folder.data().toString());
        command.add(remove);
        command.addAll(asOrdinaryUser(server));
        var builder = builder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.log().toFile());
        return new ServerProcess(builder.start());
    }

    /// Runs a program to its end.
    ///
    /// @return exit code and output
    static Ended run(List<String> command) throws IOException, InterruptedException {
        var builder = builder(asOrdinaryUser(command));
        builder.redirectErrorStream(true);
        var process = builder.start();
        process.getOutputStream().close();
        try (var output = process.inputReader()) {
            String text = String.join("\n", output.readAllLines());
            return new Ended(process.waitFor(), text);
        } finally {
            process.destroy();
        }
    }

    /// How a program ended.
    record Ended(int exitCode, String output) {}

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Ends the server: sessions are cut, transactions rolled back, data is written. A folder that
    /// was to be removed is removed then.
    void stop() throws IOException {
        order("");
    }

    /// Ends the server as [#stop] does and keeps its folder.
    void stopAndKeep() throws IOException {
        order("keep");
    }

    /// Ends the server at once, as a crash would; its folder stays.
    void crash() throws IOException {
        order("crash");
    }

    private void order(String word) throws IOException {
        try (var pipe = process.outputWriter()) {
            pipe.write(word);
        } catch (IOException e) {
            // The pipe is closed with the server; then nothing is left to end.
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    boolean waitFor(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether a process of that number lives and, as far as the system tells, is PostgreSQL's.
    static boolean isAlive(long pid) {
        return pid > 0
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .map(ProcessHandle::info)
                        .map(info -> info.command().map(name -> name.contains("postgres")))
                        .map(known -> known.orElse(true))
                        .orElse(false);
    }

    // Settings of the surrounding shell for clients (PGDATA, PGOPTIONS, …) are not for our server.
    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody.
    private static List<String> asOrdinaryUser(List<String> command) throws IOException {
        if (!isRoot()) {
            return command;
        }
        var unshared = new ArrayList<>(List.of("unshare", "-U"));
        unshared.addAll(command);
        return unshared;
    }

    /// Whether this process is root's.
    static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    /// Whether root can start a server here.
    static boolean canHideRoot() throws InterruptedException {
        try {
            return run(List.of("true")).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
