package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyInstanceTest {
    @TempDir private Path folder;

    @Test
    void tellsTheFirstToComeToTheFront() throws Exception {
        var called = new CountDownLatch(1);
        try (var first = OnlyInstance.take(folder).orElseThrow()) {
            assertTrue(OnlyInstance.take(folder).isEmpty());
            first.whenCalled(called::countDown);
            assertTrue(OnlyInstance.callFirst(folder));
            assertTrue(called.await(5, TimeUnit.SECONDS));
        }
        OnlyInstance.take(folder).orElseThrow().close();
    }

    @Test
    void isNotCalledByWhoDoesNotKnowTheWord() throws Exception {
        var called = new CountDownLatch(1);
        try (var first = OnlyInstance.take(folder).orElseThrow()) {
            first.whenCalled(called::countDown);
            Path address = folder.resolve("desktop.address");
            String port = Files.readString(address).strip().split(" ")[0];
            Files.writeString(address, port + " wrong\n");
            assertFalse(OnlyInstance.callFirst(folder));
            assertEquals(1, called.getCount());
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        Files.writeString(folder.resolve("desktop.address"), "damaged");
        assertFalse(OnlyInstance.callFirst(folder));
    }
}
