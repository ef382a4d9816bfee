package dev.tidemark.desktop.app;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.files.FolderLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Sees to it that one desktop at a time works in a data folder. A second start asks the first to
/// come to the front and ends.
///
/// The first listens on 127.0.0.1; who knocks has to know a word from a file that only the user may
/// read.
final class OnlyInstance implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final int LONGEST_LINE = 100;
    private static final String YES = "here";

    private final FolderLock lock;
    private final ServerSocket door;
    private final String word = UUID.randomUUID().toString();

    private OnlyInstance(FolderLock lock, ServerSocket door) {
        this.lock = lock;
        this.door = door;
    }

    /// Takes the folder, or returns empty when another desktop has it.
    ///
    /// @throws IOException when the folder can't be used
    static Optional<OnlyInstance> take(Path dataFolder) throws IOException {
        Files.createDirectories(dataFolder);
        var lock = FolderLock.take(dataFolder.resolve("desktop.lock"));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var instance = new OnlyInstance(lock.get(), door);
        AtomicFile.writePrivately(
                address(dataFolder), "%d %s\n".formatted(door.getLocalPort(), instance.word));
        return Optional.of(instance);
    }

    /// Asks the desktop that has the folder to come to the front.
    ///
    /// @return whether it said that it does
    static boolean callFirst(Path dataFolder) {
        long limit = System.nanoTime() + ANSWER.toNanos();
        while (System.nanoTime() < limit) {
            if (knock(dataFolder)) {
                return true;
            }
            try {
                // It may just be starting.
                Thread.sleep(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /// Calls back whenever another start asks for the windows, on a thread of its own.
    void whenCalled(Runnable toFront) {
        Thread.ofVirtual().name("only-instance").start(() -> listen(toFront));
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            door.close();
        }
    }

    private void listen(Runnable toFront) {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                caller.setSoTimeout((int) ANSWER.toMillis());
                if (line(caller).equals(word)) {
                    toFront.run();
                    caller.getOutputStream().write((YES + "\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // A caller that went away, or the end: the loop's condition tells.
            }
        }
    }

    private static boolean knock(Path dataFolder) {
        try (var call = new Socket()) {
            String[] address = Files.readString(address(dataFolder)).strip().split(" ", 2);
            call.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(address[0])),
                    (int) ANSWER.toMillis());
            call.setSoTimeout((int) ANSWER.toMillis());
            call.getOutputStream().write((address[1] + "\n").getBytes(StandardCharsets.UTF_8));
            return line(call).equals(YES);
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    /// One short line: nobody may fill the memory.
    private static String line(Socket socket) throws IOException {
        Reader reader =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var text = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n' && text.length() < LONGEST_LINE; ) {
            text.append((char) c);
            c = reader.read();
        }
        return text.toString();
    }

    private static Path address(Path dataFolder) {
        return dataFolder.resolve("desktop.address");
    }
}
