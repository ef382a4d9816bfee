package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which convention a folder of migrations follows.
///
/// @param naming the convention; that of most files when they follow several
/// @param reason how it was found, one sentence
/// @param problem what is wrong when they follow several
record ConventionChoice(Optional<Naming> naming, String reason, Optional<Problem> problem) {
    private static final int SHOWN = 3;

    /// Chooses by the files.
    ///
    /// @param folders the migrations folders as shown to people
    static ConventionChoice of(List<NamedFile> files, String folders) {
        Map<Naming, List<NamedFile>> groups = groups(files);
        if (groups.isEmpty()) {
            return new ConventionChoice(
                    Optional.empty(),
                    "There is no migration in %s yet.".formatted(folders),
                    Optional.empty());
        }
        Naming most =
                groups.keySet().stream()
                        .max(Comparator.comparingInt(naming -> size(groups, naming)))
                        .orElseThrow();
        if (groups.size() > 1) {
            return new ConventionChoice(
                    Optional.of(most),
                    "The files in %s follow %d conventions.".formatted(folders, groups.size()),
                    Optional.of(mixed(groups, folders)));
        }
        return new ConventionChoice(
                Optional.of(most), reason(files, most, folders), Optional.empty());
    }

    /// The convention that the project's settings name.
    static ConventionChoice forced(Naming naming) {
        return new ConventionChoice(
                Optional.of(naming),
                "`tidemark.toml` says `naming = \"%s\"`.".formatted(naming.text()),
                Optional.empty());
    }

    private static int size(Map<Naming, List<NamedFile>> groups, Naming naming) {
        return groups.getOrDefault(naming, List.of()).size();
    }

    private static Map<Naming, List<NamedFile>> groups(List<NamedFile> files) {
        Map<Naming, List<NamedFile>> groups = new EnumMap<>(Naming.class);
        Naming dated = dated(files);
        for (NamedFile file : files) {
            Naming naming =
                    switch (file.name().family()) {
                        case DATE -> dated;
                        case DIGITS -> file.dbmate() ? Naming.DBMATE : Naming.NUMBERED;
                        case FOLDER -> Naming.FOLDER;
                        case FLYWAY -> Naming.FLYWAY;
                        case UP_DOWN -> Naming.UP_DOWN;
                        case DIESEL -> Naming.DIESEL;
                    };
            groups.computeIfAbsent(naming, _ -> new ArrayList<>()).add(file);
        }
        return groups;
    }

    /// Four digits are times when each can be one and they are not just small numbers.
    private static Naming dated(List<NamedFile> files) {
        boolean times = true;
        boolean small = true;
        for (NamedFile file : files) {
            if (file.name().family() == FileName.Family.DATE) {
                times &= file.name().timeOfDay();
                small &= file.name().sequence() < 100;
            }
        }
        return times && !small ? Naming.DATE_TIME : Naming.DATE_SEQUENCE;
    }

    private static String reason(List<NamedFile> files, Naming naming, String folders) {
        String detail =
                switch (naming) {
                    case DATE_SEQUENCE -> "; their four digits count within a day";
                    case DATE_TIME -> "; their four digits are times of day";
                    case DBMATE -> " and hold `-- migrate:up`";
                    default -> "";
                };
        List<NamedFile> ups =
                files.stream().filter(it -> it.role(naming) != FileName.Role.DOWN).toList();
        List<NamedFile> counted = ups.isEmpty() ? files : ups;
        return "%s in %s named like %s%s."
                .formatted(
                        counted.size() == 1
                                ? "The one migration"
                                : "All %d migrations".formatted(counted.size()),
                        folders + (counted.size() == 1 ? " is" : " are"),
                        counted.getFirst().file().path(),
                        detail);
    }

    private static Problem mixed(Map<Naming, List<NamedFile>> groups, String folders) {
        String list =
                groups.entrySet().stream()
                        .map(group -> described(group.getKey(), group.getValue()))
                        .collect(Collectors.joining("; "));
        return Problem.of(
                ProblemCode.NAMING_MIXED,
                "The migrations in %s can't be put in one order".formatted(folders),
                "They follow %d conventions: %s".formatted(groups.size(), list),
                "Rename the files of all conventions but one, or list them in `tidemark.toml` under"
                        + " `ignore`.");
    }

    private static String described(Naming naming, List<NamedFile> files) {
        String names =
                files.stream()
                        .limit(SHOWN)
                        .map(file -> file.file().path())
                        .collect(Collectors.joining(", "));
        return "%s (%d %s: %s%s)"
                .formatted(
                        naming.text(),
                        files.size(),
                        files.size() == 1 ? "file" : "files",
                        names,
                        files.size() > SHOWN ? ", …" : "");
    }
}
