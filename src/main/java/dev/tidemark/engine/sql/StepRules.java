package dev.tidemark.engine.sql;

/// Which step a statement belongs to: follows the transactions a script opens and ends by itself.
final class StepRules {
    private final ScriptMode mode;
    private boolean open;
    private boolean opensByChain;
    private long step;

    StepRules(ScriptMode mode) {
        this.mode = mode;
        this.step = mode == ScriptMode.TRANSACTION ? 1 : 0;
    }

    /// Number of steps begun so far.
    long steps() {
        return step;
    }

    /// Whether the script stands in a transaction of its own.
    boolean isOpen() {
        return open;
    }

    StepReader.Item item(Statement statement) {
        return mode == ScriptMode.TRANSACTION ? absorbed(statement) : divided(statement);
    }

    private StepReader.Item absorbed(Statement statement) {
        return switch (statement.kind()) {
            case BEGIN, COMMIT, ROLLBACK, ECHO -> item(statement, StepRole.IGNORED);
            default -> item(statement, StepRole.BODY);
        };
    }

    private StepReader.Item divided(Statement statement) {
        if (opensByChain && statement.kind() != StatementKind.ECHO) {
            opensByChain = false;
            step++;
        }
        return switch (statement.kind()) {
            case ECHO -> item(statement, StepRole.IGNORED);
            case BEGIN -> begin(statement);
            case COMMIT -> end(statement, StepRole.COMMIT);
            case ROLLBACK -> end(statement, StepRole.ROLLBACK);
            default -> {
                if (open) {
                    yield item(statement, StepRole.BODY);
                }
                step++;
                yield item(statement, StepRole.SINGLE);
            }
        };
    }

    private StepReader.Item begin(Statement statement) {
        if (open) {
            return item(statement, StepRole.IGNORED);
        }
        open = true;
        step++;
        return item(statement, StepRole.BEGIN);
    }

    private StepReader.Item end(Statement statement, StepRole role) {
        if (!open) {
            return item(statement, StepRole.IGNORED);
        }
        open = statement.command().endsWith("AND CHAIN");
        opensByChain = open;
        return new StepReader.Item(statement, step, role, open);
    }

    private StepReader.Item item(Statement statement, StepRole role) {
        return new StepReader.Item(statement, step, role, false);
    }
}
