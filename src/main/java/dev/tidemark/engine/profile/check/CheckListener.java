package dev.tidemark.engine.profile.check;

/// Hears of a test's steps, in order, on the thread that runs it.
public interface CheckListener {
    /// Hears nothing.
    CheckListener NONE =
            new CheckListener() {
                @Override
                public void started(CheckStep step) {}

                @Override
                public void ended(CheckResult result) {}
            };

    /// A step begins. Not called for steps that are skipped.
    void started(CheckStep step);

    /// A step has ended, or was skipped.
    void ended(CheckResult result);
}
