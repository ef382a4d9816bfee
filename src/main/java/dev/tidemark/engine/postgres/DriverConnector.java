package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/// Opens sessions through the driver, one server after the other as libpq does (PostgreSQL manual
/// 34.1.1.3): the next is tried when one can't be reached or is not of the wanted kind, not when it
/// refuses the login.
final class DriverConnector implements Connector {
    // What the driver calls a connection's address; it is shown nowhere.
    private static final String URL = "jdbc:postgresql:";

    private final ConnectionSettings settings;

    DriverConnector(ConnectionSettings settings) {
        this.settings = settings;
        DriverLog.silence();
    }

    @Override
    public Target target() {
        return settings.target();
    }

    @Override
    public PgSession open(String purpose) {
        var failures = new ArrayList<Problem>();
        var wanted = settings.sessionAttributes();
        if (wanted == SessionAttributes.PREFER_STANDBY) {
            var standby = open(purpose, SessionAttributes.STANDBY, failures);
            wanted = SessionAttributes.ANY;
            if (standby != null) {
                return standby;
            }
            failures.clear();
        }
        var session = open(purpose, wanted, failures);
        if (session == null) {
            throw summary(failures).asException();
        }
        return session;
    }

    private @Nullable PgSession open(
            String purpose, SessionAttributes wanted, List<Problem> failures) {
        for (var host : order()) {
            try {
                var session = open(host, purpose);
                if (ServerRole.fits(session, wanted)) {
                    return session;
                }
                session.close();
                failures.add(wrongRole(host, wanted));
            } catch (SQLException e) {
                var problem = ConnectionFailures.problem(settings, host, e);
                if (!ConnectionFailures.mayTryNext(e)) {
                    throw new ProblemException(problem, e);
                }
                failures.add(problem);
            }
        }
        return null;
    }

    private List<ServerHost> order() {
        var hosts = new ArrayList<>(settings.hosts());
        if (settings.hostOrder() == ConnectionSettings.HostOrder.RANDOM) {
            Collections.shuffle(hosts);
        }
        return hosts;
    }

    @Override
    public Map<String, String> environment() {
        return ProgramEnvironment.of(settings);
    }

    @Override
    public String passwordFileLine() {
        return ProgramEnvironment.passwordFileLine(settings);
    }

    // All addresses of a name are tried, as libpq does: localhost may be ::1 and 127.0.0.1.
    private PgSession open(ServerHost host, String purpose) throws SQLException {
        SQLException first = null;
        for (String address : addresses(host)) {
            try {
                return open(host, address, purpose);
            } catch (SQLException e) {
                if (!ConnectionFailures.mayTryNext(e)) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw first == null ? new SQLException("no address") : first;
    }

    private static List<String> addresses(ServerHost host) throws SQLException {
        if (host.address() != null) {
            return List.of(host.address());
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host.name()))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            throw new SQLException(e);
        }
    }

    private PgSession open(ServerHost host, String address, String purpose) throws SQLException {
        var properties = DriverProperties.of(settings, host, address, purpose);
        HostSpec[] hosts = {new HostSpec(host.name(), host.port())};
        // Not DriverManager: it would parse a URL, and loading every driver costs start-up time.
        var connection = new PgConnection(hosts, properties, URL);
        // The limit was for logging in; a migration may be silent for hours.
        connection.setNetworkTimeout(Runnable::run, 0);
        return PgSession.of(connection, DriverSockets.takeLast());
    }

    private Problem wrongRole(ServerHost host, SessionAttributes wanted) {
        return Problem.of(
                ProblemCode.CONNECTION_NO_SUCH_SERVER,
                "No connection to %s".formatted(settings.target(host)),
                "the server is not %s".formatted(wanted.text()),
                "Name a server that is, or change target_session_attrs.");
    }

    private Problem summary(List<Problem> failures) {
        var last = failures.getLast();
        if (failures.size() == 1) {
            return last;
        }
        String why =
                failures.stream()
                        .map(problem -> problem.what() + ": " + problem.why())
                        .collect(Collectors.joining("; "));
        return Problem.of(
                        last.code(),
                        "No connection to any of %d servers".formatted(failures.size()),
                        why,
                        last.hint())
                .withServer(last.server());
    }
}
