package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.Optional;

/// A schema's tracking table as a survey of many saw it.
public final class SurveyedTable {
    private final TrackingTableName name;
    private final Kind kind;
    private final Optional<Layout> layout;
    private final boolean journal;
    private final int locks;
    private final String frame;
    private final Optional<SurveyedContent> content;

    private enum Kind {
        FOUND,
        MISSING,
        ODD
    }

    private SurveyedTable(
            TrackingTableName name,
            Kind kind,
            Optional<Layout> layout,
            boolean journal,
            int locks,
            String frame,
            Optional<SurveyedContent> content) {
        this.name = name;
        this.kind = kind;
        this.layout = layout;
        this.journal = journal;
        this.locks = locks;
        this.frame = frame;
        this.content = content;
    }

    static SurveyedTable found(
            TrackingTableName name, Layout layout, SurveyRow row, Optional<SurveyRow> journal) {
        return new SurveyedTable(
                name,
                Kind.FOUND,
                Optional.of(layout),
                journal.isPresent(),
                1 + row.indexes() + journal.map(other -> 1 + other.indexes()).orElse(0),
                row.table()
                        + row.rights()
                        + row.columns()
                        + journal.map(other -> other.rights() + other.columns()).orElse(""),
                Optional.empty());
    }

    static SurveyedTable missing(TrackingTableName name, String rights) {
        return new SurveyedTable(
                name, Kind.MISSING, Optional.empty(), false, 0, rights, Optional.empty());
    }

    static SurveyedTable odd(TrackingTableName name) {
        return new SurveyedTable(name, Kind.ODD, Optional.empty(), false, 0, "", Optional.empty());
    }

    SurveyedTable with(SurveyedContent found) {
        return new SurveyedTable(name, kind, layout, journal, locks, frame, Optional.of(found));
    }

    /// Schema and name; of a missing one, where it would be.
    public TrackingTableName name() {
        return name;
    }

    /// Whether there is none.
    public boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /// What all tables that stand alike have in common: columns, rights, and what is recorded.
    public String likeness() {
        return kind + frame + content.map(SurveyedContent::digest).orElse("");
    }

    /// Whether what is read of one such table holds for all that have its likeness. It does not
    /// when something is unfinished or unusual: such a table is read for itself.
    public boolean shared() {
        return kind == Kind.MISSING || content.filter(SurveyedContent::quiet).isPresent();
    }

    /// When something was last applied.
    public Optional<Instant> lastApplied() {
        return content.flatMap(SurveyedContent::lastApplied);
    }

    Optional<SurveyedContent> content() {
        return content;
    }

    Layout layout() {
        return layout.orElseThrow();
    }

    boolean hasJournal() {
        return journal;
    }

    boolean readable() {
        return kind == Kind.FOUND;
    }

    int locks() {
        return locks;
    }
}
