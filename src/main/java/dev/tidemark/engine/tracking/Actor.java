package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Who does something to a database, from where and with what.
///
/// @param role the database role
/// @param osUser the user of the machine
/// @param host the machine's name
/// @param tidemarkVersion for example `0.1.0`
/// @param target the database as `host:port/database`
/// @param applicationPid the process on that machine
public record Actor(
        String role,
        String osUser,
        String host,
        String tidemarkVersion,
        String target,
        long applicationPid) {
    /// This process, working on a target.
    public static Actor here(Target target, String tidemarkVersion) {
        return new Actor(
                target.user(),
                System.getProperty("user.name", "unknown"),
                hostName(),
                tidemarkVersion,
                "%s:%d/%s".formatted(target.host(), target.port(), target.database()),
                ProcessHandle.current().pid());
    }

    /// The short form that tracking tables keep: `role (osuser@host)`.
    public String text() {
        return "%s (%s@%s)".formatted(role, osUser, host);
    }

    private static String hostName() {
        String environment = System.getenv("HOSTNAME");
        if (environment != null && !environment.isBlank()) {
            return environment;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
