package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.ServerHost;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Names and network, of all the servers that the settings name.
final class NetworkChecks {
    private final ConnectionSettings settings;
    private final Interruptible work;
    private final List<Address> addresses = new ArrayList<>();
    private Optional<Address> reached = Optional.empty();

    NetworkChecks(ConnectionSettings settings, Interruptible work) {
        this.settings = settings;
        this.work = work;
    }

    /// A server and one of its addresses.
    record Address(ServerHost host, InetAddress address) {
        InetSocketAddress socket() {
            return new InetSocketAddress(address, host.port());
        }
    }

    /// The first address that answered.
    Optional<Address> reached() {
        return reached;
    }

    Finding name() {
        var details = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var host : settings.hosts()) {
            String asked = host.address() == null ? host.name() : host.address();
            try {
                var found = InetAddress.getAllByName(asked);
                Arrays.stream(found).forEach(address -> addresses.add(new Address(host, address)));
                details.add(
                        "%s: %s"
                                .formatted(
                                        host.name(),
                                        String.join(
                                                ", ",
                                                Arrays.stream(found)
                                                        .map(InetAddress::getHostAddress)
                                                        .toList())));
            } catch (UnknownHostException e) {
                unknown.add(host.name());
                details.add("%s: unknown".formatted(host.name()));
            }
        }
        if (addresses.isEmpty()) {
            return Finding.failed(
                    problem(
                            ProblemCode.CONNECTION_UNKNOWN_HOST,
                            "no host is named " + String.join(", ", unknown),
                            "Check the host's name, the network, a VPN for example."),
                    details);
        }
        return unknown.isEmpty()
                ? Finding.passed(details.getFirst(), details)
                : Finding.warned("no host is named " + String.join(", ", unknown), details);
    }

    Finding tcp() {
        var details = new ArrayList<String>();
        Optional<Problem> first = Optional.empty();
        int silent = 0;
        for (var address : addresses) {
            if (work.isStopped()) {
                break;
            }
            var problem = connect(address);
            details.add(
                    "%s: %s"
                            .formatted(
                                    shown(address), problem.map(Problem::why).orElse("answers")));
            if (problem.isEmpty()) {
                reached = reached.or(() -> Optional.of(address));
            } else {
                silent++;
                first = first.or(() -> problem);
            }
        }
        if (reached.isEmpty()) {
            return first.map(problem -> Finding.failed(problem, details))
                    .orElseGet(() -> Finding.skipped("no address"));
        }
        String text = "%s answers".formatted(shown(reached.get()));
        // One of localhost's two addresses usually is silent; another server is worth a word.
        return silent == 0 || settings.hosts().size() == 1
                ? Finding.passed(text, details)
                : Finding.warned("%s, others do not".formatted(text), details);
    }

    private Optional<Problem> connect(Address address) {
        int limit = Math.toIntExact(settings.connectTimeout().toMillis());
        try (var socket = new Socket()) {
            work.onStop(() -> close(socket));
            socket.connect(address.socket(), limit);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(
                    problem(
                            ProblemCode.CONNECTION_TIMEOUT,
                            "%s did not answer within %d s".formatted(shown(address), limit / 1000),
                            "Check host, port and firewall, or raise connect_timeout."));
        } catch (ConnectException e) {
            return Optional.of(
                    problem(
                            ProblemCode.CONNECTION_REFUSED,
                            "nothing listens on %s".formatted(shown(address)),
                            "Start the server or correct host and port."));
        } catch (NoRouteToHostException e) {
            return Optional.of(
                    problem(
                            ProblemCode.CONNECTION_FAILED,
                            "no route leads to %s".formatted(shown(address)),
                            "Check the network, a VPN for example."));
        } catch (IOException e) {
            return Optional.of(
                    problem(
                            ProblemCode.CONNECTION_FAILED,
                            "%s: %s".formatted(shown(address), e.getMessage()),
                            "Check the network."));
        } finally {
            work.onStop(null);
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }

    private static String shown(Address address) {
        return "%s, port %d".formatted(address.address().getHostAddress(), address.host().port());
    }

    private Problem problem(ProblemCode code, String why, String hint) {
        return Problem.of(code, "No connection to %s".formatted(settings.target()), why, hint);
    }
}
