package dev.tidemark.engine.tracking;

import dev.tidemark.engine.tracking.TrackedMigration.StoredChecksum.Algorithm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Recognises a tracking table by its columns.
final class LayoutDetection {
    private static final Map<String, Role> FLYWAY =
            Map.ofEntries(
                    Map.entry("installed_rank", Role.RANK),
                    Map.entry("version", Role.KEY),
                    Map.entry("description", Role.DESCRIPTION),
                    Map.entry("type", Role.TYPE),
                    Map.entry("script", Role.FILENAME),
                    Map.entry("checksum", Role.CHECKSUM),
                    Map.entry("installed_by", Role.APPLIED_BY),
                    Map.entry("installed_on", Role.APPLIED_AT),
                    Map.entry("execution_time", Role.EXECUTION_MS),
                    Map.entry("success", Role.SUCCESS));
    private static final Map<String, Role> PRISMA =
            Map.of(
                    "id", Role.ID,
                    "checksum", Role.CHECKSUM,
                    "finished_at", Role.APPLIED_AT,
                    "migration_name", Role.KEY,
                    "logs", Role.LOGS,
                    "rolled_back_at", Role.ROLLED_BACK_AT,
                    "started_at", Role.STARTED_AT,
                    "applied_steps_count", Role.STEPS);
    private static final Map<String, Role> GOLANG =
            Map.of("version", Role.KEY, "dirty", Role.DIRTY);
    private static final Map<String, Role> DIESEL =
            Map.of("version", Role.KEY, "run_on", Role.APPLIED_AT);

    /// What adoption adds, under the names it adds.
    static final Map<String, Role> ADDED =
            Map.of(
                    "checksum", Role.CHECKSUM,
                    "rollback_sql", Role.ROLLBACK_SQL,
                    "applied_by", Role.APPLIED_BY,
                    "execution_ms", Role.EXECUTION_MS,
                    "run_id", Role.RUN_ID);

    private static final List<String> KEYS =
            List.of("version", "filename", "file_name", "migration_name", "name", "migration");
    private static final Map<String, Role> WORDS = words();
    private static final Set<Role> OWN_ROLES = Layout.OWN.columns().keySet();

    private LayoutDetection() {}

    /// The layout, or empty when the columns are not those of a known tool.
    static Optional<Layout> of(List<Column> columns) {
        return special(Tool.FLYWAY, FLYWAY, KeyForm.VERSION, Algorithm.FLYWAY_CRC32, columns)
                .or(() -> special(Tool.PRISMA, PRISMA, KeyForm.FILENAME, file(), columns))
                .or(() -> special(Tool.GOLANG_MIGRATE, GOLANG, KeyForm.NUMBER, own(), columns))
                .or(() -> special(Tool.DIESEL, DIESEL, KeyForm.DIGITS, own(), columns))
                .or(() -> general(columns));
    }

    private static Algorithm own() {
        return Algorithm.SHA256;
    }

    private static Algorithm file() {
        return Algorithm.SHA256_FILE;
    }

    /// A tool whose columns are known by name; beside them only what adoption adds counts.
    private static Optional<Layout> special(
            Tool tool,
            Map<String, Role> names,
            KeyForm form,
            Algorithm algorithm,
            List<Column> columns) {
        var roles = new EnumMap<Role, Column>(Role.class);
        var others = new ArrayList<Column>();
        for (var column : columns) {
            Role role = names.get(column.name());
            if (role != null) {
                roles.put(role, column);
            } else {
                others.add(column);
            }
        }
        if (roles.size() < names.size()) {
            return Optional.empty();
        }
        for (var column : List.copyOf(others)) {
            Role role = ADDED.get(column.name());
            if (role != null && roles.putIfAbsent(role, column) == null) {
                others.remove(column);
            }
        }
        return Optional.of(new Layout(tool, form, algorithm, roles, others));
    }

    private static Optional<Layout> general(List<Column> columns) {
        var roles = new EnumMap<Role, Column>(Role.class);
        for (String name : KEYS) {
            columns.stream()
                    .filter(column -> column.name().equals(name))
                    .filter(column -> column.text() || column.numeric())
                    .findFirst()
                    .ifPresent(column -> roles.putIfAbsent(Role.KEY, column));
        }
        Column key = roles.get(Role.KEY);
        if (key == null) {
            return Optional.empty();
        }
        var others = new ArrayList<Column>();
        for (var column : columns) {
            Role role = WORDS.get(column.name());
            if (!column.equals(key) && (role == null || roles.putIfAbsent(role, column) != null)) {
                others.add(column);
            }
        }
        boolean checked = roles.containsKey(Role.CHECKSUM) && roles.containsKey(Role.ROLLBACK_SQL);
        if (!others.isEmpty() && !checked) {
            return Optional.empty();
        }
        Tool tool = tool(key, roles);
        KeyForm form = key.numeric() ? KeyForm.NUMBER : KeyForm.shownBy(List.of(), key.name());
        return Optional.of(new Layout(tool, form, algorithm(tool, roles), roles, others));
    }

    private static Tool tool(Column key, Map<Role, Column> roles) {
        if (key.name().equals("version")) {
            return toolOfVersions(key, roles);
        }
        boolean adopted = roles.containsKey(Role.RUN_ID);
        if (roles.containsKey(Role.ROLLBACK_SQL) && roles.containsKey(Role.CHECKSUM) && !adopted) {
            return Tool.TENANTS_BUSINESS;
        }
        if (key.name().equals("filename") && roles.containsKey(Role.DESCRIPTION)) {
            return Tool.THAT_SMART_SITE;
        }
        return key.name().equals("filename") ? Tool.TENANTS_BUSINESS : Tool.LANCIO;
    }

    private static Tool toolOfVersions(Column key, Map<Role, Column> roles) {
        Column checksum = roles.get(Role.CHECKSUM);
        if (key.numeric()) {
            return Tool.TROSSAPP;
        }
        if (!roles.containsKey(Role.APPLIED_AT)) {
            return Tool.DBMATE;
        }
        boolean freeText = checksum != null && checksum.type().equals("text");
        if (roles.keySet().containsAll(OWN_ROLES) && freeText) {
            return Tool.TIDEMARK;
        }
        boolean adopted = roles.containsKey(Role.RUN_ID);
        return roles.containsKey(Role.ROLLBACK_SQL) && checksum != null && !adopted
                ? Tool.TENANTS_BUSINESS
                : Tool.CLICARITY;
    }

    private static Algorithm algorithm(Tool tool, Map<Role, Column> roles) {
        Column checksum = roles.get(Role.CHECKSUM);
        if (checksum == null) {
            return Algorithm.SHA256;
        }
        boolean tooShort = checksum.maxLength() > 0 && checksum.maxLength() < 64;
        if (tooShort || checksum.name().contains("md5") || tool == Tool.TENANTS_BUSINESS) {
            return Algorithm.MD5;
        }
        return tool == Tool.CLICARITY ? Algorithm.SHA256_FILE : Algorithm.SHA256;
    }

    private static Map<String, Role> words() {
        var words = new HashMap<String, Role>();
        Map.of(
                        Role.ID, List.of("id"),
                        Role.FILENAME, List.of("filename", "file_name"),
                        Role.DESCRIPTION, List.of("description"),
                        Role.CHECKSUM,
                                List.of(
                                        "checksum",
                                        "md5",
                                        "md5_checksum",
                                        "checksum_md5",
                                        "md5_hash",
                                        "hash"),
                        Role.ROLLBACK_SQL,
                                List.of(
                                        "rollback_sql",
                                        "rollback",
                                        "rollback_script",
                                        "down_sql",
                                        "down_script",
                                        "down"),
                        Role.APPLIED_AT,
                                List.of(
                                        "applied_at",
                                        "applied_on",
                                        "executed_at",
                                        "migrated_at",
                                        "run_at",
                                        "created_at"),
                        Role.APPLIED_BY, List.of("applied_by", "executed_by"),
                        Role.EXECUTION_MS,
                                List.of(
                                        "execution_ms",
                                        "execution_time_ms",
                                        "duration_ms",
                                        "execution_time"),
                        Role.SUCCESS, List.of("success"),
                        Role.RUN_ID, List.of("run_id"))
                .forEach((role, names) -> names.forEach(name -> words.put(name, role)));
        return Map.copyOf(words);
    }
}
