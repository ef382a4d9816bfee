package dev.tidemark.engine.tenant.adapt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers where statements name the source schema: each is read once, not once for each tenant.
///
/// Found again by the statement's own text, so that a file that changes meanwhile is read as it is.
final class NameCache {
    private static final int MOST_STATEMENTS = 20_000;
    private static final int LONGEST = 1 << 16;

    private final NameSearch search;
    private final Map<String, Occurrences> known = new ConcurrentHashMap<>();

    NameCache(SourceSchema source) {
        this.search = new NameSearch(source);
    }

    Occurrences in(String sql) {
        if (!search.mayBeIn(sql)) {
            return Occurrences.NONE;
        }
        if (sql.length() > LONGEST) {
            return search.in(sql);
        }
        var found = known.get(sql);
        if (found == null) {
            found = search.in(sql);
            if (known.size() < MOST_STATEMENTS) {
                known.put(sql, found);
            }
        }
        return found;
    }
}
