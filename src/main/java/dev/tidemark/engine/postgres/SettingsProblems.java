package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.nio.file.Path;

/// The words for connection settings that can't be used. None repeats a connection string, which
/// may hold a password.
final class SettingsProblems {
    private static final String WHAT = "The connection settings were not understood";
    private static final String URI_HINT =
            "Write it as postgresql://user@host:port/database, with special characters as %XX.";

    private SettingsProblems() {}

    static ProblemException uri(String why) {
        return settings("in the URL, " + why, URI_HINT);
    }

    static ProblemException conninfo(String why) {
        return settings(
                "in the connection string, " + why,
                "Write it as host=… port=… dbname=… user=…, with quotes around values that hold blanks.");
    }

    static ProblemException notAConnectionString() {
        return settings(
                "this is neither a URL that starts with postgresql:// or jdbc:postgresql:// nor a list of keyword=value",
                URI_HINT);
    }

    static ProblemException unknownKeyword(String keyword, String place) {
        return settings(
                "%s, no parameter is named \"%s\"".formatted(place, keyword),
                "Remove it, or take a parameter that psql knows too.");
    }

    static ProblemException refused(String keyword, String origin) {
        return settings(
                "%s asks for something that the Java driver can't do"
                        .formatted(named(keyword, origin)),
                "Remove %s.".formatted(origin.isEmpty() ? keyword : origin));
    }

    static ProblemException badValue(String keyword, String origin, String value, String allowed) {
        return settings(
                "%s is \"%s\"".formatted(named(keyword, origin), value),
                "Set %s to %s.".formatted(keyword, allowed));
    }

    static ProblemException unixSocket(String origin) {
        return settings(
                "%s is the folder of a Unix socket, and the Java driver speaks TCP only"
                        .formatted(named("host", origin)),
                "Name a host, localhost for example, that the server listens on.");
    }

    static ProblemException counts(String keyword, int count, int hosts) {
        return settings(
                "%d values of %s do not fit %d hosts".formatted(count, keyword, hosts),
                "Give one %s for all hosts or one for each.".formatted(keyword));
    }

    static ProblemException weakSslMode(String mode) {
        return settings(
                "sslrootcert=system verifies nothing with sslmode=%s".formatted(mode),
                "Set sslmode to verify-full.");
    }

    static ProblemException noRootCertificate(String mode, Path file) {
        return settings(
                "sslmode=%s needs a root certificate and %s does not exist".formatted(mode, file),
                "Put it there, name another in sslrootcert, or set sslrootcert=system.");
    }

    static ProblemException noService(String service, String origin, String files) {
        return settings(
                "%s is \"%s\", which is not defined in %s"
                        .formatted(named("service", origin), service, files),
                "Add the section [%s] to the service file or name another service."
                        .formatted(service));
    }

    static ProblemException fileUnreadable(Path file, String reason) {
        return settings("%s can't be read: %s".formatted(file, reason), "Make the file readable.");
    }

    static ProblemException serviceFileSyntax(Path file, int line) {
        return settings(
                "line %d of %s is no keyword=value".formatted(line, file), "Correct that line.");
    }

    private static String named(String keyword, String origin) {
        return origin.isEmpty() ? keyword : "%s (from %s)".formatted(keyword, origin);
    }

    private static ProblemException settings(String why, String hint) {
        return Problem.of(ProblemCode.CONNECTION_SETTINGS, WHAT, why, hint).asException();
    }
}
