package dev.tidemark.engine.profile.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real GNOME Keyring on a D-Bus session of the test's own; skipped where they are not
/// installed.
class KeychainTest {
    private static final SecretKey KEY = SecretKey.ofUser("billing");

    @TempDir Path home;

    private final Map<String, String> variables = new HashMap<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void startABus() throws IOException {
        for (String program : List.of("dbus-daemon", "gnome-keyring-daemon", "secret-tool")) {
            assumeTrue(installed(program), program + " is not installed");
        }
        variables.putAll(System.getenv());
        variables.put("HOME", home.toString());
        variables.remove("XDG_DATA_HOME");
        variables.put("XDG_RUNTIME_DIR", Files.createDirectory(home.resolve("run")).toString());
        var bus = start("dbus-daemon", "--session", "--nofork", "--print-address");
        variables.put("DBUS_SESSION_BUS_ADDRESS", firstLine(bus));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started.reversed()) {
            process.destroy();
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void keepsReadsAndDeletesAPassword() throws IOException {
        unlock();
        var keychain = keychain();
        assertEquals(Optional.empty(), keychain.unavailable());
        assertEquals(Optional.empty(), keychain.read(KEY));
        keychain.store(KEY, Secret.of("hunter2 \u00fc\""));
        assertEquals(Optional.of(Secret.of("hunter2 \u00fc\"")), keychain.read(KEY));
        keychain.store(KEY, Secret.of("other"));
        assertEquals(Optional.of(Secret.of("other")), keychain.read(KEY));
        assertEquals(Optional.empty(), keychain.read(SecretKey.ofUser("another")));
        keychain.delete(KEY);
        keychain.delete(KEY);
        assertEquals(Optional.empty(), keychain.read(KEY));
    }

    @Test
    void aLockedKeychainIsTold() {
        start("gnome-keyring-daemon", "--foreground", "--components=secrets");
        assertUnavailable();
    }

    @Test
    void aSessionWithoutKeychainIsTold() {
        assertUnavailable();
    }

    @Test
    void noSessionIsTold() {
        variables.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.resolve("none"));
        assertUnavailable();
    }

    private void assertUnavailable() {
        var problem =
                assertThrows(
                                ProblemException.class,
                                () -> keychain().store(KEY, Secret.of("hunter2")))
                        .problem();
        assertEquals(ProblemCode.KEYCHAIN_UNAVAILABLE, problem.code(), problem.toString());
    }

    private void unlock() throws IOException {
        var daemon =
                start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets");
        try (var input = daemon.getOutputStream()) {
            input.write("login".getBytes(StandardCharsets.UTF_8));
        }
        firstLine(daemon);
    }

    private Process start(String... command) {
        try {
            var builder =
                    new ProcessBuilder(command).redirectError(home.resolve("errors").toFile());
            builder.environment().clear();
            builder.environment().putAll(variables);
            var process = builder.start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }

    private static boolean installed(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private Keychain keychain() {
        return Keychain.of(new Environment(variables, home, "me", Environment.Platform.LINUX));
    }
}
