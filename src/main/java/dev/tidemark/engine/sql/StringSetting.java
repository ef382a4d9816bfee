package dev.tidemark.engine.sql;

/// Follows `standard_conforming_strings` through a script: it decides whether a backslash escapes
/// in `'…'`.
final class StringSetting {
    private static final String NAME = "STANDARD_CONFORMING_STRINGS";

    private boolean standard = true;
    private boolean afterCommit = true;
    private boolean beforeTransaction = true;

    boolean isStandard() {
        return standard;
    }

    /// Takes note of a statement that has been read.
    void observe(StatementKind kind, StatementHead head) {
        switch (kind) {
            case BEGIN -> beforeTransaction = afterCommit;
            case COMMIT -> standard = afterCommit;
            case ROLLBACK -> {
                standard = beforeTransaction;
                afterCommit = beforeTransaction;
            }
            case SETTING -> setting(head);
            default -> {}
        }
    }

    private void setting(StatementHead head) {
        if (!head.has(0, "SET")) {
            if (head.has(1, NAME) || head.has(1, "ALL")) {
                change(true);
            }
            return;
        }
        boolean local = head.has(1, "LOCAL");
        int at = local || head.has(1, "SESSION") ? 2 : 1;
        if (!head.has(at, NAME) || head.parts().size() < at + 3) {
            return;
        }
        String value = head.parts().get(at + 2).text().replace("'", "");
        boolean on = !value.matches("(?i)off?|0|no?|f(a(l(s(e)?)?)?)?");
        if (local) {
            standard = on;
        } else {
            change(on);
        }
    }

    private void change(boolean on) {
        standard = on;
        afterCommit = on;
    }
}
