package dev.tidemark.engine.verify;

import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.project.VerifyConfig;
import dev.tidemark.engine.project.VerifyConfig.HeaderValue;
import dev.tidemark.engine.verify.Check.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks an address; 200 to 299 is healthy.
///
/// A redirect is not followed: a page that asks for a login answers 200 too, and secret headers
/// must not reach another server.
final class HttpCheck {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final VerifyConfig.Http http;
    private final CheckLimits limits;
    private final Duration limit;
    private final String name;

    HttpCheck(VerifyConfig.Http http, CheckLimits limits) {
        this.http = http;
        this.limits = limits;
        this.limit = http.timeout().orElse(limits.time());
        this.name = "%s (%s)".formatted(http.name(), http.url());
    }

    Check run() throws InterruptedException {
        Optional<String> unset = unsetVariable();
        if (unset.isPresent()) {
            return inconclusive(
                    "was not asked: the environment variable %s is not set".formatted(unset.get()));
        }
        HttpRequest request;
        try {
            request = request();
        } catch (IllegalArgumentException e) {
            // The message could quote a secret header.
            return inconclusive("is no address that can be asked with these headers");
        }
        var client = HttpClient.newBuilder().connectTimeout(limit).build();
        try {
            long began = System.nanoTime();
            var response = client.sendAsync(request, BodyHandlers.discarding());
            return answered(response, began);
        } finally {
            // Waits for nothing, also when an answer never ends.
            client.shutdownNow();
        }
    }

    private Check answered(CompletableFuture<HttpResponse<Void>> response, long began)
            throws InterruptedException {
        try {
            while (true) {
                Duration left = limit.minusNanos(System.nanoTime() - began);
                if (limits.stopped().getAsBoolean()) {
                    return inconclusive("was not waited for: somebody asked to stop");
                }
                if (!left.isPositive()) {
                    return failed("gave no whole answer within %s".formatted(shown(limit)));
                }
                try {
                    long wait = Math.min(LOOK.toNanos(), left.toNanos());
                    return judged(response.get(wait, TimeUnit.NANOSECONDS), began);
                } catch (TimeoutException e) {
                    // Not yet: look whether anybody asked to stop.
                }
            }
        } catch (CancellationException e) {
            return inconclusive("was not waited for");
        } catch (ExecutionException e) {
            return broken(e.getCause() == null ? e : e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private Check judged(HttpResponse<Void> response, long began) {
        int status = response.statusCode();
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (status >= 300 && status < 400) {
            return failed(
                    "answered %d%s; redirects are not followed, so write the address that answers itself"
                            .formatted(status, destination(response)));
        }
        if (status < 200 || status >= 300) {
            return failed("answered %d".formatted(status));
        }
        if (http.slow().filter(slow -> took.compareTo(slow) > 0).isPresent()) {
            return inconclusive(
                    "answered %d, but slowly: %s, where %s are expected"
                            .formatted(status, shown(took), shown(http.slow().get())));
        }
        return Check.passed(Kind.HTTP, name, "answered %d".formatted(status));
    }

    /// Without its query, which may hold a ticket.
    private static String destination(HttpResponse<Void> response) {
        return response.headers()
                .firstValue("Location")
                .map(location -> ", a redirect to " + location.replaceFirst("[?#].*", ""))
                .orElse("");
    }

    private Check broken(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                    failed("could not be reached within %s".formatted(shown(limit)));
            case HttpTimeoutException _ ->
                    failed("gave no answer within %s".formatted(shown(limit)));
            case ConnectException e when unresolved(e) ->
                    inconclusive("has a host that is not known from here");
            case ConnectException e -> failed("refused the connection" + reason(e));
            case IOException e -> failed("gave no proper answer" + reason(e));
            default -> throw new IllegalStateException(cause);
        };
    }

    private static boolean unresolved(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /// The client wraps what happened, sometimes without words.
    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? "" : ": " + message;
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(URI.create(http.url())).timeout(limit);
        http.headers().forEach((header, value) -> request.header(header, text(value)));
        return request.build();
    }

    private String text(HeaderValue value) {
        return switch (value) {
            case HeaderValue.Plain(String text) -> text;
            case HeaderValue.Variable(String before, String variable) ->
                    before + limits.variables().apply(variable).orElse("");
        };
    }

    private Optional<String> unsetVariable() {
        return http.headers().values().stream()
                .filter(HeaderValue.Variable.class::isInstance)
                .map(value -> ((HeaderValue.Variable) value).variable())
                .filter(variable -> limits.variables().apply(variable).isEmpty())
                .findFirst();
    }

    private static String shown(Duration time) {
        return DurationText.shown(time);
    }

    private Check failed(String detail) {
        return Check.failed(Kind.HTTP, name, detail);
    }

    private Check inconclusive(String detail) {
        return Check.inconclusive(Kind.HTTP, name, detail);
    }
}
