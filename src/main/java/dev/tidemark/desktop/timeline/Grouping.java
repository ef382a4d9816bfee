package dev.tidemark.desktop.timeline;

/// How rows stand together.
enum Grouping {
    FLAT("No groups"),
    RUN("By run"),
    STATE("By state"),
    MONTH("By month"),
    AUTHOR("By author");

    private final String text;

    Grouping(String text) {
        this.text = text;
    }

    /// Whether the newest stand on top over all groups, so that one line joins them.
    boolean inOrder() {
        return this == FLAT || this == RUN || this == MONTH;
    }

    @Override
    public String toString() {
        return text;
    }
}
