package dev.tidemark.desktop.timeline;

/// What can be done with the migrations that are selected, or with all of them.
enum Act {
    APPLY_ALL,
    ROLL_OUT,
    APPLY_UP_TO,
    APPLY_ONLY,
    ROLL_BACK_LAST,
    ROLL_BACK_TO,
    ROLL_BACK_SELECTED,
    GO_BACK,
    RESUME,
    ACCEPT,
    FORGET,
    MARK,
    RENAME,
    RENUMBER,
    ADOPT,
    BASELINE,
    OPEN,
    COMPARE,
    COPY_VERSION,
    COPY_PATH
}
