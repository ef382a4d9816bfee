package dev.tidemark.engine.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Checks gathered parameters, fills in libpq's defaults and makes settings of them.
final class SettingsAssembly {
    private static final int DEFAULT_PORT = 5432;

    private final Environment environment;
    private final ConnectionParameters parameters;

    SettingsAssembly(Environment environment, ConnectionParameters parameters) {
        this.environment = environment;
        this.parameters = parameters;
    }

    ConnectionSettings settings() {
        refuseWhatCannotBeDone();
        String user = parameters.get("user").orElse(environment.userName());
        String database = parameters.get("dbname").orElse(user);
        var hosts = hosts(database, user);
        var tls = new TlsAssembly(environment, parameters).settings();
        return new ConnectionSettings(
                hosts,
                database,
                user,
                tls,
                choice(
                        "target_session_attrs",
                        SessionAttributes.ANY,
                        SessionAttributes::parse,
                        "any, read-write, read-only, primary, standby or prefer-standby"),
                choice(
                        "load_balance_hosts",
                        ConnectionSettings.HostOrder.AS_GIVEN,
                        SettingsAssembly::hostOrder,
                        "disable or random"),
                connectTimeout(),
                parameters.get("application_name").orElse(null),
                parameters.get("require_auth").orElse(null),
                parameters.get("options").orElse(null),
                origins(hosts),
                parameters.notes());
    }

    private void refuseWhatCannotBeDone() {
        parameters
                .all()
                .forEach((keyword, value) -> {
                    var harmless = Keyword.NO_DEMAND.get(keyword);
                    if (Keyword.REFUSED.contains(keyword)
                            && (harmless == null || !harmless.contains(value.text()))) {
                        throw SettingsProblems.refused(keyword, value.origin());
                    }
                });
    }

    private List<ServerHost> hosts(String database, String user) {
        var names = list("host");
        var addresses = list("hostaddr");
        if (names.isEmpty() && addresses.isEmpty()) {
            names = List.of("localhost");
        }
        int count = Math.max(names.size(), addresses.size());
        if (!names.isEmpty() && !addresses.isEmpty() && names.size() != addresses.size()) {
            throw SettingsProblems.counts("hostaddr", addresses.size(), names.size());
        }
        var ports = list("port");
        if (ports.size() > 1 && ports.size() != count) {
            throw SettingsProblems.counts("port", ports.size(), count);
        }
        var given = parameters.get("password").map(Secret::of);
        var passwords = given.isPresent() ? new PasswordFile(List.of()) : passfile();
        var hosts = new ArrayList<ServerHost>();
        for (int i = 0; i < count; i++) {
            String address = i < addresses.size() ? addresses.get(i) : "";
            String host = hostName(i < names.size() ? names.get(i) : "", address);
            int port = port(ports.isEmpty() ? "" : ports.get(ports.size() == 1 ? 0 : i));
            var password = given.or(() -> passwords.find(host, port, database, user));
            hosts.add(
                    new ServerHost(
                            host, address.isEmpty() ? null : address, port, password.orElse(null)));
        }
        return hosts;
    }

    private Map<String, String> origins(List<ServerHost> hosts) {
        var origins = parameters.origins();
        if (parameters.get("password").isEmpty()
                && hosts.stream().anyMatch(host -> host.password() != null)) {
            origins.put("password", parameters.get("passfile").orElse("the password file"));
        }
        return origins;
    }

    private String hostName(String name, String address) {
        if (name.startsWith("/") || name.startsWith("@")) {
            throw SettingsProblems.unixSocket(parameters.origin("host"));
        }
        return !name.isEmpty() ? name : !address.isEmpty() ? address : "localhost";
    }

    private PasswordFile passfile() {
        Path file = PasswordFile.path(environment, parameters.get("passfile"));
        return PasswordFile.read(file, parameters);
    }

    private int port(String text) {
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        return number(text)
                .filter(port -> port >= 1 && port <= 65_535)
                .orElseThrow(() -> badValue("port", text, "a number from 1 to 65535"));
    }

    // As in libpq nothing, zero and less mean no limit; only when nobody says anything is ours
    // used.
    private Duration connectTimeout() {
        return parameters
                .get("connect_timeout")
                .map(text ->
                        number(text)
                                .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)))
                                .orElseThrow(() ->
                                        badValue("connect_timeout", text, "a number of seconds")))
                .orElse(ConnectionSettings.DEFAULT_CONNECT_TIMEOUT);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<ConnectionSettings.HostOrder> hostOrder(String text) {
        return switch (text) {
            case "disable" -> Optional.of(ConnectionSettings.HostOrder.AS_GIVEN);
            case "random" -> Optional.of(ConnectionSettings.HostOrder.RANDOM);
            default -> Optional.empty();
        };
    }

    private <T> T choice(
            String keyword, T absent, Function<String, Optional<T>> parse, String allowed) {
        return parameters
                .get(keyword)
                .map(text -> parse.apply(text).orElseThrow(() -> badValue(keyword, text, allowed)))
                .orElse(absent);
    }

    private RuntimeException badValue(String keyword, String text, String allowed) {
        return SettingsProblems.badValue(keyword, parameters.origin(keyword), text, allowed);
    }

    // Empty elements count: they stand for a host or port by default.
    private List<String> list(String keyword) {
        return parameters.get(keyword).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }
}
