package dev.tidemark.engine.preflight;

/// What a preflight looks at, in the order in which it is shown.
public enum Subject {
    IDENTITY("Target"),
    SERVER("Server version"),
    WRITABLE("Takes changes"),
    DIRECT("Direct connection"),
    LOCK("Tracking lock"),
    FILES("Project files"),
    CHANGED("Changed files"),
    ORDER("Order"),
    UNFINISHED("Failed or interrupted"),
    RIGHTS("Rights of the role"),
    TRANSACTIONS("Long transactions"),
    LOCKS("Locks on its tables"),
    DISK("Disk"),
    REPLICATION("Replication");

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    /// For people, sentence case.
    public String title() {
        return title;
    }
}
