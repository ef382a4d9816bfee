package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SystemNoticesTest {
    @TempDir private Path folder;

    @Test
    void handsTheTextToTheDesktopEnvironmentAsPlainText() throws IOException {
        program("notify-send");
        notices(Environment.Platform.LINUX).show("billing · TEST", "-a <b> & c");
        assertEquals(
                "--app-name=Tidemark\n--\nbilling · TEST\n-a &lt;b&gt; &amp; c\n",
                Files.readString(folder.resolve("told")));
    }

    @Test
    void neverPutsTheTextIntoAScript() throws IOException {
        program("osascript");
        notices(Environment.Platform.MACOS).show("billing", "\" & quit");
        String told = Files.readString(folder.resolve("told"));
        assertEquals("billing\n\" & quit\n", told.substring(told.indexOf("end run\n") + 8));
    }

    @Test
    void leavesItOutWhereThereIsNoWayToTell() {
        notices(Environment.Platform.LINUX).show("billing", "Applied 3 migrations");
        assertFalse(Files.exists(folder.resolve("told")));
    }

    private void program(String name) throws IOException {
        Path program =
                Files.writeString(
                        folder.resolve(name),
                        "#!/bin/sh\nprintf '%%s\\n' \"$@\" > '%s'\n"
                                .formatted(folder.resolve("told")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private SystemNotices notices(Environment.Platform platform) {
        return new SystemNotices(
                new Environment(Map.of("PATH", folder.toString()), folder, "ana", platform),
                new BackgroundWork(
                        Runnable::run,
                        Runnable::run,
                        bug -> {
                            throw new AssertionError(bug);
                        }));
    }
}
