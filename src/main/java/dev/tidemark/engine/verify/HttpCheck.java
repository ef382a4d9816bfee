package dev.tidemark.engine.verify;

import dev.tidemark.engine.project.ProjectConfig;
import dev.tidemark.engine.verify.Check.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks an address; 200 to 299 is healthy.
final class HttpCheck {
    private HttpCheck() {}

    static Check of(ProjectConfig.Verify.Http http, Duration limit) throws InterruptedException {
        String name = "%s (%s)".formatted(http.name(), http.url());
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(limit)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var request = HttpRequest.newBuilder(URI.create(http.url())).timeout(limit).build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300
                    ? Check.passed(Kind.HTTP, name, "answered %d".formatted(status))
                    : Check.failed(Kind.HTTP, name, "answered %d".formatted(status));
        } catch (IllegalArgumentException e) {
            return Check.failed(Kind.HTTP, name, "is no address that can be asked");
        } catch (IOException e) {
            return Check.failed(Kind.HTTP, name, "did not answer: " + reason(e));
        }
    }

    /// The client wraps what happened, sometimes without words.
    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
