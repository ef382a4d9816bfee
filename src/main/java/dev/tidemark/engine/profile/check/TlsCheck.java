package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.SslMode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.postgresql.ssl.PGjdbcHostnameVerifier;

/// Whether the server encrypts, and what its certificate says.
///
/// The certificate is only read here, whoever signed it, so that even one that is not trusted can
/// be described; nothing is sent over this connection. The login that follows verifies it as the
/// settings ask.
final class TlsCheck {
    private static final Duration SOON = Duration.ofDays(30);
    // SSLRequest (PostgreSQL manual 55.7): its length and its code.
    private static final byte[] REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();

    private final ConnectionSettings settings;
    private final Interruptible work;
    private final Clock clock;

    TlsCheck(ConnectionSettings settings, Interruptible work, Clock clock) {
        this.settings = settings;
        this.work = work;
        this.clock = clock;
    }

    Finding check(NetworkChecks.Address address) {
        var mode = settings.tls().mode();
        if (mode == SslMode.DISABLE) {
            return address.address().isLoopbackAddress()
                    ? Finding.passed("not encrypted (sslmode=disable), on this machine only")
                    : Finding.warned("not encrypted (sslmode=disable)", List.of());
        }
        int limit = Math.toIntExact(settings.connectTimeout().toMillis());
        try (var socket = new Socket()) {
            work.onStop(() -> NetworkChecks.close(socket));
            socket.connect(address.socket(), limit);
            socket.setSoTimeout(limit);
            boolean direct = settings.tls().negotiation().equals("direct");
            if (!direct && !offersTls(socket)) {
                return withoutTls(address);
            }
            return describe(address, handshake(socket, address, direct));
        } catch (IOException e) {
            return Finding.failed(
                    problem(
                            "the server did not complete the TLS handshake: %s"
                                    .formatted(e.getMessage()),
                            "Check the server's TLS settings and what stands between."),
                    List.of());
        } finally {
            work.onStop(null);
        }
    }

    private static boolean offersTls(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST);
        return new DataInputStream(socket.getInputStream()).readByte() == 'S';
    }

    private Finding withoutTls(NetworkChecks.Address address) {
        if (settings.tls().mode().compareTo(SslMode.REQUIRE) >= 0) {
            return Finding.failed(
                    problem(
                            "the server does not offer TLS, which sslmode=%s asks for"
                                    .formatted(settings.tls().mode().text()),
                            "Turn on ssl in the server, or set sslmode=prefer if the network is trusted."),
                    List.of());
        }
        return address.address().isLoopbackAddress()
                ? Finding.passed(
                        "not encrypted: the server does not offer TLS, on this machine only")
                : Finding.warned("not encrypted: the server does not offer TLS", List.of());
    }

    private static SSLSession handshake(
            Socket socket, NetworkChecks.Address address, boolean direct) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            var tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(
                                            socket,
                                            address.host().name(),
                                            address.host().port(),
                                            true);
            if (direct) {
                var parameters = tls.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {"postgresql"});
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
            return tls.getSession();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private Finding describe(NetworkChecks.Address address, SSLSession session)
            throws SSLPeerUnverifiedException {
        var certificate = (X509Certificate) session.getPeerCertificates()[0];
        var mode = settings.tls().mode();
        String host = address.host().name();
        boolean fits = PGjdbcHostnameVerifier.INSTANCE.verify(host, session);
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        var details = new ArrayList<String>();
        details.add("%s, %s".formatted(session.getProtocol(), session.getCipherSuite()));
        details.add("certificate of " + certificate.getSubjectX500Principal().getName());
        details.add("issued by " + certificate.getIssuerX500Principal().getName());
        details.add("valid from %s until %s".formatted(from, until));
        details.add(fits ? "made out to " + host : "not made out to " + host);
        details.add(
                mode.compareTo(SslMode.VERIFY_CA) >= 0
                        ? "sslmode=%s: the login verifies it".formatted(mode.text())
                        : "sslmode=%s: nothing is verified".formatted(mode.text()));
        var complaint = complaint(host, fits, from, until);
        if (complaint.isEmpty()) {
            return Finding.passed(
                    "%s, certificate valid until %s".formatted(session.getProtocol(), until),
                    details);
        }
        boolean refused = complaint.get().fatal() && mode.compareTo(SslMode.VERIFY_CA) >= 0;
        return refused
                ? Finding.failed(
                        problem(
                                complaint.get().text(),
                                "Have the certificate renewed, or name the host as the certificate does."),
                        details)
                : Finding.warned(complaint.get().text(), details);
    }

    /// @param fatal whether a login that verifies refuses it
    private record Complaint(String text, boolean fatal) {}

    private Optional<Complaint> complaint(String host, boolean fits, Instant from, Instant until) {
        Instant now = clock.instant();
        if (now.isAfter(until)) {
            return Optional.of(
                    new Complaint("the certificate expired on %s".formatted(until), true));
        }
        if (now.isBefore(from)) {
            return Optional.of(
                    new Complaint("the certificate is not valid before %s".formatted(from), true));
        }
        if (!fits && settings.tls().mode() == SslMode.VERIFY_FULL) {
            return Optional.of(
                    new Complaint("the certificate is not made out to %s".formatted(host), true));
        }
        Duration left = Duration.between(now, until);
        return left.compareTo(SOON) < 0
                ? Optional.of(
                        new Complaint(
                                "the certificate expires in %d days, on %s"
                                        .formatted(left.toDays(), until),
                                false))
                : Optional.empty();
    }

    private Problem problem(String why, String hint) {
        return Problem.of(
                ProblemCode.CONNECTION_TLS,
                "No connection to %s".formatted(settings.target()),
                why,
                hint);
    }
}
