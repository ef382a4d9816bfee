package dev.tidemark.engine.migration;

import org.jspecify.annotations.Nullable;

/// What a `.sql` file's name says of it.
///
/// @param family the naming conventions it may belong to
/// @param role what the file is for
/// @param version the version as displayed; for a repeatable migration its name
/// @param words the description, words separated by spaces
record FileName(Family family, Role role, String version, String words) {
    /// Conventions that a name can tell apart. Two of them share their names with another one: only
    /// all files together tell `date-sequence` from `date-time`, and only the content tells
    /// `numbered` from `dbmate`.
    enum Family {
        DATE,
        DIGITS,
        FOLDER,
        FLYWAY,
        UP_DOWN,
        DIESEL;

        static Family of(Naming naming) {
            return switch (naming) {
                case DATE_SEQUENCE, DATE_TIME -> DATE;
                case NUMBERED, DBMATE -> DIGITS;
                case FOLDER -> FOLDER;
                case FLYWAY -> FLYWAY;
                case UP_DOWN -> UP_DOWN;
                case DIESEL -> DIESEL;
            };
        }
    }

    enum Role {
        UP,
        DOWN,
        REPEATABLE
    }

    /// Reads a file's name; null when it fits no convention.
    ///
    /// @param folder the name of the folder that holds it
    /// @param name the file's own name, ending in `.sql`
    static @Nullable FileName read(String folder, String name) {
        String stem = name.substring(0, name.length() - ".sql".length());
        return switch (stem) {
            case "migration" -> inFolder(folder, Role.UP);
            case "rollback" -> inFolder(folder, Role.DOWN);
            case "up" -> inDieselFolder(folder, Role.UP);
            case "down" -> inDieselFolder(folder, Role.DOWN);
            default -> alone(stem);
        };
    }

    private static @Nullable FileName alone(String stem) {
        char first = stem.isEmpty() ? ' ' : stem.charAt(0);
        if (digit(first)) {
            return startingWithDigits(stem);
        }
        return switch (first) {
            case 'V' -> versioned(stem, Role.UP);
            case 'U' -> versioned(stem, Role.DOWN);
            case 'R' ->
                    stem.startsWith("R__") && stem.length() > 3
                            ? new FileName(
                                    Family.FLYWAY, Role.REPEATABLE, stem, words(stem.substring(3)))
                            : null;
            case 'r' -> rollbackOfNumber(stem);
            default -> null;
        };
    }

    private static @Nullable FileName startingWithDigits(String stem) {
        int digits = digitsAt(stem, 0);
        if (digits == 4 && digits < stem.length() && stem.charAt(4) == '-') {
            return dated(stem);
        }
        if (digits == stem.length() || stem.charAt(digits) != '_') {
            return null;
        }
        String number = stem.substring(0, digits);
        String rest = stem.substring(digits + 1);
        if (rest.endsWith(".up")) {
            return new FileName(Family.UP_DOWN, Role.UP, number, words(cut(rest, 3)));
        }
        if (rest.endsWith(".down")) {
            return new FileName(Family.UP_DOWN, Role.DOWN, number, words(cut(rest, 5)));
        }
        if (rest.isEmpty()) {
            return null;
        }
        Role role = rest.equalsIgnoreCase("rollback") ? Role.DOWN : Role.UP;
        return new FileName(Family.DIGITS, role, number, words(rest));
    }

    /// `2025-10-17_0001_words`.
    private static @Nullable FileName dated(String stem) {
        boolean shaped =
                stem.length() > 16
                        && digitsAt(stem, 5) == 2
                        && stem.charAt(7) == '-'
                        && digitsAt(stem, 8) == 2
                        && stem.charAt(10) == '_'
                        && digitsAt(stem, 11) == 4
                        && stem.charAt(15) == '_';
        if (!shaped || !between(stem, 5, 1, 12) || !between(stem, 8, 1, 31)) {
            return null;
        }
        return new FileName(Family.DATE, Role.UP, stem.substring(0, 15), words(stem.substring(16)));
    }

    /// `V2_1__words` and `U2.1__words`: digits parted by `_` or `.` (Flyway's own rule).
    private static @Nullable FileName versioned(String stem, Role role) {
        int separator = stem.indexOf("__");
        String version = stem.substring(1, separator < 0 ? stem.length() : separator);
        if (version.isEmpty() || !digit(version.charAt(version.length() - 1))) {
            return null;
        }
        boolean afterDigit = false;
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            if (!digit(c) && !(afterDigit && (c == '_' || c == '.'))) {
                return null;
            }
            afterDigit = digit(c);
        }
        String words = separator < 0 ? "" : words(stem.substring(separator + 2));
        return new FileName(Family.FLYWAY, role, version.replace('_', '.'), words);
    }

    /// `rollback-004`.
    private static @Nullable FileName rollbackOfNumber(String stem) {
        int start = "rollback-".length();
        boolean shaped =
                stem.startsWith("rollback-")
                        && stem.length() > start
                        && digitsAt(stem, start) == stem.length() - start;
        return shaped
                ? new FileName(Family.DIGITS, Role.DOWN, stem.substring(start), "rollback")
                : null;
    }

    /// `20241220_words`: a day or a second as a rule, but Prisma's manual names a baseline
    /// `0_init`, and some projects count.
    private static @Nullable FileName inFolder(String folder, Role role) {
        int digits = digitsAt(folder, 0);
        boolean shaped = digits > 0 && digits + 1 < folder.length() && folder.charAt(digits) == '_';
        return shaped
                ? new FileName(Family.FOLDER, role, folder, words(folder.substring(digits + 1)))
                : null;
    }

    /// `2024-01-02-030405_words`: Diesel's version is what stands before the first `_`, without
    /// dashes.
    private static @Nullable FileName inDieselFolder(String folder, Role role) {
        int end = folder.indexOf('_') < 0 ? folder.length() : folder.indexOf('_');
        if (end == 0 || !digit(folder.charAt(0))) {
            return null;
        }
        for (int i = 0; i < end; i++) {
            if (!digit(folder.charAt(i)) && folder.charAt(i) != '-') {
                return null;
            }
        }
        String words = end == folder.length() ? "" : words(folder.substring(end + 1));
        return new FileName(Family.DIESEL, role, folder.substring(0, end).replace("-", ""), words);
    }

    /// Whether the four digits of a dated version can be a time of day.
    boolean timeOfDay() {
        return between(version, 11, 0, 23) && between(version, 13, 0, 59);
    }

    /// The four digits of a dated version.
    int sequence() {
        return Integer.parseInt(version, 11, 15, 10);
    }

    private static boolean between(String text, int at, int least, int most) {
        int value = Integer.parseInt(text, at, at + 2, 10);
        return value >= least && value <= most;
    }

    private static int digitsAt(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String cut(String text, int characters) {
        return text.substring(0, text.length() - characters);
    }

    private static String words(String name) {
        return name.replace('_', ' ').strip();
    }
}
