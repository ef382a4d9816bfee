package dev.tidemark.engine.sql;

/// What holds for a script and everything it includes.
final class ScriptSession {
    final Variables variables = new Variables();
    final MetaCommands commands = new MetaCommands(variables);
    final StringSetting strings = new StringSetting();
    final ScriptOptions options;
    private int statements;

    ScriptSession(ScriptOptions options) {
        this.options = options;
    }

    int nextIndex() {
        return ++statements;
    }
}
