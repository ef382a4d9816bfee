package dev.tidemark.engine.rollout;

import java.util.Locale;

/// The steps of rollouts and of emergency rollbacks.
public enum Step {
    PREFLIGHT("Preflight"),
    CHECKLIST("Checklist"),
    WINDOW("Maintenance window"),
    BACKUP("Backup"),
    COMMIT("Commit"),
    RUN("Run"),
    STOP("Stop the application"),
    GO_BACK("Go back"),
    VERIFY("Verify"),
    START("Start the application"),
    MONITOR("Monitor"),
    CHANGELOG("Changelog");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /// For people, sentence case.
    public String title() {
        return title;
    }

    /// The word as printed and written to JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
