package dev.tidemark.engine.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The long COPY data of one source: what an earlier pass knew of it, and what this pass finds.
final class CopyExtents {
    /// Shorter data is passed over as quickly as it is looked up.
    private static final long LONG = 1 << 20;

    private static final int MOST = 1000;

    private final List<CopyExtent> known;
    private final List<CopyExtent> found = new ArrayList<>();

    /// @param known what an earlier pass over the same text found
    CopyExtents(List<CopyExtent> known) {
        this.known = known;
    }

    @Nullable CopyExtent at(long offset) {
        for (var extent : known) {
            if (extent.offset() == offset) {
                return extent;
            }
        }
        return null;
    }

    void add(CopyExtent extent) {
        if (extent.length() >= LONG && found.size() < MOST) {
            found.add(extent);
        }
    }

    List<CopyExtent> found() {
        return List.copyOf(found);
    }
}
