package dev.tidemark.engine.postgres;

import java.util.List;
import java.util.Optional;

/// What Tidemark promises of a kind of server: the one place that knows which versions are tried.
///
/// @param level how far the promise goes
/// @param warning what was not tried, for people; empty when all is well
public record ServerSupport(Level level, Optional<String> warning) {
    /// The oldest major version that is tried.
    public static final int OLDEST = 13;

    /// The newest major version that is tried.
    public static final int NEWEST = 18;

    private static final int PER_MAJOR = 10_000;

    /// Systems that speak PostgreSQL's protocol, by what their version says; those that keep its
    /// source but not its storage, too.
    private static final List<Other> OTHERS =
            List.of(
                    new Other("-YB-", "YugabyteDB"),
                    new Other("CockroachDB", "CockroachDB"),
                    new Other("Redshift", "Amazon Redshift"),
                    new Other("Greenplum", "Greenplum"),
                    new Other("Cloudberry", "Apache Cloudberry"),
                    new Other("Materialize", "Materialize"),
                    new Other("RisingWave", "RisingWave"),
                    new Other("CrateDB", "CrateDB"),
                    new Other("QuestDB", "QuestDB"),
                    new Other("openGauss", "openGauss"),
                    new Other("EnterpriseDB", "EDB Postgres Advanced Server"));

    private record Other(String sign, String name) {}

    /// How far the promise goes.
    public enum Level {
        /// Tested with this version.
        SUPPORTED,
        /// PostgreSQL, older or newer than what is tested.
        UNTRIED_VERSION,
        /// Another system that speaks PostgreSQL's protocol.
        OTHER_SYSTEM
    }

    /// What holds for a version.
    ///
    /// @param number as `server_version_num`, for example 180006
    /// @param words what `version()` returns, or `server_version` alone
    public static ServerSupport of(int number, String words) {
        for (var other : OTHERS) {
            if (words.contains(other.sign())) {
                return otherSystem(other.name());
            }
        }
        // `server_version` begins with a number, `version()` with the product's name.
        if (!words.startsWith("PostgreSQL ") && !startsWithDigit(words)) {
            return otherSystem("\"%s\"".formatted(words));
        }
        int major = number / PER_MAJOR;
        if (major < OLDEST) {
            return untried(
                    "PostgreSQL %s is older than what Tidemark is tried with (%d to %d); its catalogue lacks things that are looked up, so that commands may fail"
                            .formatted(name(number), OLDEST, NEWEST));
        }
        if (major > NEWEST) {
            return untried(
                    "PostgreSQL %d is newer than what Tidemark is tried with (%d to %d); its new statements are not known, and whether they may run in a transaction is not tried"
                            .formatted(major, OLDEST, NEWEST));
        }
        return new ServerSupport(Level.SUPPORTED, Optional.empty());
    }

    /// What holds for a session's server by what it told when the session began; nothing is asked.
    public static ServerSupport of(PgSession session) {
        return session.reported("crdb_version").isPresent()
                ? otherSystem("CockroachDB")
                : of(session.serverVersion(), session.serverVersionText());
    }

    private static boolean startsWithDigit(String words) {
        return !words.isEmpty() && Character.isDigit(words.charAt(0));
    }

    // Before 10 the second number was part of the major version.
    private static String name(int number) {
        return number >= 10 * PER_MAJOR
                ? String.valueOf(number / PER_MAJOR)
                : "%d.%d".formatted(number / PER_MAJOR, number / 100 % 100);
    }

    private static ServerSupport untried(String warning) {
        return new ServerSupport(Level.UNTRIED_VERSION, Optional.of(warning));
    }

    private static ServerSupport otherSystem(String name) {
        return new ServerSupport(
                Level.OTHER_SYSTEM,
                Optional.of(
                        "The server speaks PostgreSQL's protocol but is %s, with which Tidemark was never tried: advisory locks, DDL in transactions, lock waits and cancelling may work differently or not at all"
                                .formatted(name)));
    }
}
