package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import dev.tidemark.engine.verify.Check;
import javafx.scene.control.Label;

/// What checks say together, in one line.
public final class VerdictLabel extends Label {
    public VerdictLabel() {
        setId("verify-verdict");
        getStyleClass().addAll(Styles.TITLE_4, "verify-verdict");
    }

    /// A verdict.
    ///
    /// @param text it in words
    public void show(Check.Result result, String text) {
        quiet(
                switch (result) {
                            case PASSED -> "✓ ";
                            case FAILED -> "✗ ";
                            case INCONCLUSIVE -> "? ";
                        }
                        + text);
        getStyleClass()
                .add(
                        switch (result) {
                            case PASSED -> "state-applied";
                            case FAILED -> "state-failed";
                            case INCONCLUSIVE -> "state-changed";
                        });
    }

    /// A verdict in the usual words.
    public void show(Check.Result result) {
        show(
                result,
                switch (result) {
                    case PASSED -> "Passed";
                    case FAILED -> "Failed";
                    case INCONCLUSIVE -> "Inconclusive: you decide";
                });
    }

    /// No verdict yet, or none that counts.
    public void quiet(String text) {
        getStyleClass().removeAll("state-applied", "state-failed", "state-changed");
        setText(text);
    }
}
