package dev.tidemark.desktop.timeline;

import java.util.List;

/// Which columns have something to show.
///
/// @param widestVersion the longest version
/// @param when whether some row has a time
/// @param who whether some row has a person
/// @param took whether some row has a duration
record Columns(String widestVersion, boolean when, boolean who, boolean took) {
    static final Columns NONE = new Columns("", false, false, false);

    static Columns of(List<TimelineRow> rows) {
        String widest = "";
        boolean when = false;
        boolean who = false;
        boolean took = false;
        for (var row : rows) {
            widest = row.version().length() > widest.length() ? row.version() : widest;
            when |= !row.when().isEmpty();
            who |= !row.who().isEmpty();
            took |= !row.took().isEmpty();
        }
        return new Columns(widest, when, who, took);
    }
}
