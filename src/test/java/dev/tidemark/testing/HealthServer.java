package dev.tidemark.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An application's health address, well or ill: `/ok`, `/status/500`, `/slow` (300 ms), `/hang`,
/// `/endless` (headers, and then a body without end), `/redirect`, and `/switch`, which answers
/// what [#answer] says.
public final class HealthServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int answer = 200;
    private volatile @Nullable String authorization;

    public HealthServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// The address of a path.
    public String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    /// What `/switch` answers from now on.
    public void answer(int status) {
        answer = status;
    }

    /// How many requests came.
    public int requests() {
        return requests.get();
    }

    /// The last `Authorization` header.
    public @Nullable String lastAuthorization() {
        return authorization;
    }

    /// Waits for the first request.
    public void awaitRequest() {
        try {
            requested.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        requested.countDown();
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String path = exchange.getRequestURI().getPath();
        try {
            switch (path) {
                case "/ok" -> send(exchange, 200);
                case "/switch" -> send(exchange, answer);
                case "/slow" -> {
                    Thread.sleep(300);
                    send(exchange, 200);
                }
                case "/hang" -> closed.await();
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('a');
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "/ok?ticket=1234");
                    send(exchange, 302);
                }
                default -> send(exchange, Integer.parseInt(path.replace("/status/", "")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
