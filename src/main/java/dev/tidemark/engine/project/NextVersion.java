package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.migration.Naming;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The version of the next migration: later than every other one.
final class NextVersion {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter DAY_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmm");
    private static final DateTimeFormatter DIESEL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");

    private NextVersion() {}

    /// The highest version that is taken, by a file or by a record; empty when there is none.
    ///
    /// @param recorded versions or names in tracking tables, as their tools write them
    static String latest(Project project, Naming naming, List<String> recorded) {
        Optional<MigrationVersion> ofFiles =
                project.migrations().stream()
                        .filter(migration -> !migration.repeatable())
                        .map(Migration::version)
                        .max(MigrationVersion::compareTo);
        int width = ofFiles.map(version -> version.text().length()).orElse(0);
        return Stream.concat(
                        ofFiles.stream(),
                        recorded.stream()
                                .flatMap(text -> version(naming, text).stream())
                                .map(text -> new MigrationVersion(padded(text, width))))
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::text)
                .orElse("");
    }

    /// What a record's version or name means in a convention; empty when it means nothing.
    private static Optional<String> version(Naming naming, String recorded) {
        String name = recorded.substring(recorded.lastIndexOf('/') + 1);
        String shape =
                switch (naming) {
                    case DATE_SEQUENCE, DATE_TIME -> "(\\d{4}-\\d{2}-\\d{2}_\\d{4})(?:_.*)?";
                    case NUMBERED, UP_DOWN, DBMATE -> "(\\d+)(?:[_.].*)?";
                    case FLYWAY -> "V?(\\d+(?:[._]\\d+)*)(?:__.*)?";
                    case DIESEL -> "([\\d-]+)(?:_.*)?";
                    case FOLDER -> "(\\d+_.+)";
                };
        Matcher fitting = Pattern.compile(shape).matcher(name);
        if (!fitting.matches()) {
            return Optional.empty();
        }
        String version = fitting.group(1);
        return Optional.of(
                switch (naming) {
                    case FLYWAY -> version.replace('_', '.');
                    case DIESEL -> version.replace("-", "");
                    default -> version;
                });
    }

    private static String padded(String text, int width) {
        return text.chars().allMatch(Character::isDigit) && text.length() < width
                ? "0".repeat(width - text.length()) + text
                : text;
    }

    /// The version after another one as it goes into the file's or folder's name.
    ///
    /// @param last empty for none
    static String after(String last, Naming naming, String words, LocalDateTime now) {
        return switch (naming) {
            case DATE_SEQUENCE -> dateSequence(last, now.toLocalDate());
            case DATE_TIME -> later(last, now, DAY_MINUTE, ChronoUnit.MINUTES);
            case NUMBERED -> number(last, now, "001");
            case UP_DOWN -> number(last, now, "000001");
            case FLYWAY -> number(last.split("\\.", 2)[0], now, "1");
            case DBMATE -> last.isEmpty() ? now.format(SECONDS) : number(last, now, "1");
            case DIESEL -> later(last, now, SECONDS, ChronoUnit.SECONDS, DIESEL);
            case FOLDER -> folder(last, words, now);
        };
    }

    private static String dateSequence(String last, LocalDate today) {
        // A day that no calendar has, such as 2025-02-30, still has a place in the order.
        if (last.length() != 15 || last.substring(0, 10).compareTo(today.toString()) < 0) {
            return "%s_0001".formatted(today);
        }
        int next = Integer.parseInt(last.substring(11)) + 1;
        return "%s_%04d".formatted(last.substring(0, 10), Math.min(next, 9999));
    }

    /// The next number, as wide as the last one; timestamps are followed by timestamps.
    private static String number(String last, LocalDateTime now, String first) {
        if (last.isEmpty()) {
            return first;
        }
        if (last.length() == 14) {
            return later(last, now, SECONDS, ChronoUnit.SECONDS);
        }
        String next = new BigInteger(last).add(BigInteger.ONE).toString();
        return "0".repeat(Math.max(0, last.length() - next.length())) + next;
    }

    private static String later(
            String last, LocalDateTime now, DateTimeFormatter format, ChronoUnit step) {
        return later(last, now, format, step, format);
    }

    private static String later(
            String last,
            LocalDateTime now,
            DateTimeFormatter format,
            ChronoUnit step,
            DateTimeFormatter shown) {
        LocalDateTime time = now.truncatedTo(step);
        Optional<LocalDateTime> before = time(last, format);
        if (before.isPresent() && !time.isAfter(before.get())) {
            time = before.get().plus(1, step);
        }
        return time.format(shown);
    }

    private static Optional<LocalDateTime> time(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(text, format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// As many digits as the last folder; with days alone, the words decide the order within one.
    private static String folder(String last, String words, LocalDateTime now) {
        int end = Math.max(0, last.indexOf('_'));
        String digits = last.substring(0, end);
        if (end > 0 && end < 8 && !digits.matches("0+")) {
            return number(digits, now, "1") + "_" + words;
        }
        if (end != 8) {
            return later(digits, now, SECONDS, ChronoUnit.SECONDS) + "_" + words;
        }
        String today = now.format(DAY) + "_" + words;
        if (new MigrationVersion(today).compareTo(new MigrationVersion(last)) > 0) {
            return today;
        }
        String sameDay = digits + "_" + words;
        // A day later in name only, so that the new one comes last.
        return new MigrationVersion(sameDay).compareTo(new MigrationVersion(last)) > 0
                ? sameDay
                : new BigInteger(digits).add(BigInteger.ONE) + "_" + words;
    }
}
