package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ServerError;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLState;

/// Says why no connection could be opened, and what to do about it. Never tells a password.
final class ConnectionFailures {
    // The driver's own texts come translated; asking for the same translation recognises them.
    private static final String NO_SSL = GT.tr("The server does not support SSL.");
    private static final List<String> NO_PASSWORD =
            List.of(
                    GT.tr(
                            "The server requested SCRAM-based authentication, but no password was provided."),
                    GT.tr(
                            "The server requested SCRAM-based authentication, but the password is an empty string."));

    private ConnectionFailures() {}

    /// The problem of one server.
    static Problem problem(ConnectionSettings settings, ServerHost host, SQLException exception) {
        var failure = new ConnectionFailures.Attempt(settings, host);
        return ServerErrors.of(exception)
                .map(error -> failure.refusedByServer(error))
                .orElseGet(() -> failure.failedBefore(exception));
    }

    /// Whether another server may be tried: this one was not reached, or does not take anybody now.
    static boolean mayTryNext(SQLException exception) {
        Optional<ServerError> error = ServerErrors.of(exception);
        return error.isPresent()
                ? error.get().sqlState().equals("57P03")
                : cause(exception, IOException.class).isPresent();
    }

    private record Attempt(ConnectionSettings settings, ServerHost host) {
        Problem refusedByServer(ServerError error) {
            return (switch (error.sqlState()) {
                        case "28P01" -> authentication(error);
                        case "28000" -> notPermitted(error);
                        case "42501" ->
                                problem(
                                        ProblemCode.CONNECTION_NOT_PERMITTED,
                                        error.message(),
                                        "Have an administrator grant CONNECT on the database to the role.");
                        case "3D000" -> unknownDatabase(error);
                        case "53300" ->
                                problem(
                                        ProblemCode.CONNECTION_TOO_MANY,
                                        error.message(),
                                        "Close other connections, or have an administrator raise max_connections or the role's limit.");
                        case "57P03" ->
                                problem(
                                        ProblemCode.CONNECTION_NOT_READY,
                                        error.message(),
                                        "Wait until the server has started, then try again.");
                        case "08P01" -> pooler(error);
                        default -> other(error.message());
                    })
                    .withServer(error);
        }

        private Problem authentication(ServerError error) {
            String origin = settings.origins().get("password");
            return problem(
                    ProblemCode.CONNECTION_AUTHENTICATION,
                    origin == null
                            ? error.message()
                            : "%s; the password came from %s".formatted(error.message(), origin),
                    "Check the role's name and its password.");
        }

        private Problem notPermitted(ServerError error) {
            return problem(
                    ProblemCode.CONNECTION_NOT_PERMITTED,
                    error.message(),
                    error.message().contains("pg_hba.conf")
                            ? "Have an administrator allow this host, role and database in pg_hba.conf, or try another sslmode."
                            : "Connect as another role, or have an administrator let this one log in.");
        }

        private Problem unknownDatabase(ServerError error) {
            return problem(
                    ProblemCode.CONNECTION_UNKNOWN_DATABASE,
                    "%s; the name asked for is %s"
                            .formatted(
                                    error.message(),
                                    settings.explained("dbname", settings.database())),
                    "Check the database's name, or create it with `tidemark db create`.");
        }

        // Poolers refuse start-up parameters that they would have to keep for a session.
        private Problem pooler(ServerError error) {
            return error.message().contains("startup parameter")
                    ? problem(
                            ProblemCode.CONNECTION_POOLER,
                            "a pooling proxy answered: %s".formatted(error.message()),
                            "Use the URL of the database itself.")
                    : other(error.message());
        }

        Problem failedBefore(SQLException exception) {
            String text = String.valueOf(exception.getMessage());
            if (host.password() == null && isAboutPassword(exception)) {
                return problem(
                        ProblemCode.CONNECTION_NO_PASSWORD,
                        "the server asks for a password and none was given",
                        "Put it into PGPASSWORD or a ~/.pgpass file.");
            }
            if (text.equals(NO_SSL)) {
                return problem(
                        ProblemCode.CONNECTION_TLS,
                        "the server does not offer TLS, which sslmode=%s asks for"
                                .formatted(
                                        settings.explained(
                                                "sslmode", settings.tls().mode().text())),
                        "Turn on ssl in the server, or set sslmode=prefer if the network is trusted.");
            }
            return ofNetwork(exception).or(() -> tls(exception)).orElseGet(() -> other(text));
        }

        // By the driver's words, or by the state it gives to a login that needs what is missing.
        private boolean isAboutPassword(SQLException exception) {
            return NO_PASSWORD.contains(exception.getMessage())
                    || (ServerErrors.sqlState(exception)
                                    .equals(PSQLState.CONNECTION_REJECTED.getState())
                            && !NO_SSL.equals(exception.getMessage())
                            && String.valueOf(exception.getMessage()).contains("password"));
        }

        private Optional<Problem> ofNetwork(SQLException exception) {
            if (cause(exception, UnknownHostException.class).isPresent()) {
                return Optional.of(
                        problem(
                                ProblemCode.CONNECTION_UNKNOWN_HOST,
                                "no host is named %s"
                                        .formatted(settings.explained("host", host.name())),
                                "Check the host's name."));
            }
            if (cause(exception, SocketTimeoutException.class).isPresent()) {
                return Optional.of(
                        problem(
                                ProblemCode.CONNECTION_TIMEOUT,
                                "%s did not answer within %d s"
                                        .formatted(
                                                address(), settings.connectTimeout().toSeconds()),
                                "Check host, port and firewall, or raise connect_timeout."));
            }
            if (cause(exception, ConnectException.class).isPresent()) {
                return Optional.of(
                        problem(
                                ProblemCode.CONNECTION_REFUSED,
                                "nothing listens on %s".formatted(address()),
                                "Start the server, or name another one with `--profile`; the embedded one is started with `tidemark demo`."));
            }
            if (cause(exception, NoRouteToHostException.class).isPresent()) {
                return Optional.of(
                        problem(
                                ProblemCode.CONNECTION_FAILED,
                                "no route leads to %s".formatted(address()),
                                "Check the network, a VPN for example."));
            }
            if (cause(exception, EOFException.class).isPresent()
                    || cause(exception, SocketException.class).isPresent()) {
                return Optional.of(
                        problem(
                                ProblemCode.CONNECTION_FAILED,
                                "%s closed the connection before the login was done"
                                        .formatted(address()),
                                "Check that this host and port are PostgreSQL's, then read the server's log."));
            }
            return Optional.empty();
        }

        private Optional<Problem> tls(SQLException exception) {
            var tls = cause(exception, SSLException.class);
            boolean files =
                    ServerErrors.sqlState(exception)
                            .equals(PSQLState.CONNECTION_FAILURE.getState());
            if (tls.isEmpty() && !files) {
                return Optional.empty();
            }
            String why = tls.map(Throwable::getMessage).orElse(exception.getMessage());
            return Optional.of(
                    problem(
                            ProblemCode.CONNECTION_TLS,
                            String.valueOf(why),
                            settings.tls().mode().compareTo(SslMode.VERIFY_CA) >= 0
                                    ? "Name the certificate that signed the server's in sslrootcert, and the host as the certificate does."
                                    : "Check sslcert, sslkey and the server's TLS settings."));
        }

        private Problem other(String why) {
            return problem(ProblemCode.CONNECTION_FAILED, why, "Check the connection's settings.");
        }

        private String address() {
            String name = settings.explained("host", host.name());
            String port = settings.explained("port", Integer.toString(host.port()));
            return "%s, port %s".formatted(name, port);
        }

        private Problem problem(ProblemCode code, String why, String hint) {
            return Problem.of(
                    code, "No connection to %s".formatted(settings.target(host)), why, hint);
        }
    }

    private static <T extends Throwable> Optional<T> cause(SQLException exception, Class<T> type) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
