package dev.tidemark.desktop.run;

import dev.tidemark.desktop.wizard.InlineQuestion;
import dev.tidemark.engine.run.RunEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Who blocks the run, as a tree, and how many wait for it. Takes no room while nobody does.
final class BlockerPanel extends VBox {
    private static final int MOST = 6;
    private static final double INDENT = 22;

    private final RunViewModel model;
    private final Label title = new Label();
    private final VBox sessions = new VBox();
    private final InlineQuestion question = new InlineQuestion("session-question");

    BlockerPanel(RunViewModel model) {
        this.model = model;
        getStyleClass().add("run-blockers");
        setId("run-blockers");
        title.getStyleClass().add("run-blockers-title");
        title.setWrapText(true);
        sessions.getStyleClass().add("run-sessions");
        var waiting = new Label();
        waiting.setId("run-waiting");
        waiting.textProperty().bind(model.waitingProperty());
        waiting.managedProperty().bind(model.waitingProperty().isNotEmpty());
        getChildren().addAll(title, sessions, waiting, question);
        var somebody =
                Bindings.isNotEmpty(model.blockers()).or(model.waitingProperty().isNotEmpty());
        visibleProperty().bind(somebody);
        managedProperty().bind(somebody);
        model.blockers()
                .addListener((ListChangeListener<RunEvent.Blocker>) _ -> show(model.blockers()));
        show(model.blockers());
    }

    private void show(List<RunEvent.Blocker> blockers) {
        title.setText(
                switch (blockers.size()) {
                    case 0 -> "The running statement holds locks that others want.";
                    case 1 -> "The running statement waits for a lock that another session holds.";
                    default ->
                            "The running statement waits for locks; %d sessions stand before it."
                                    .formatted(blockers.size());
                });
        sessions.getChildren().clear();
        Map<Integer, Integer> depths = new HashMap<>();
        for (var blocker : blockers.stream().limit(MOST).toList()) {
            int depth = depths.getOrDefault(blocker.blocks(), -1) + 1;
            depths.putIfAbsent(blocker.pid(), depth);
            sessions.getChildren().add(line(blocker, depth));
        }
        if (blockers.size() > MOST) {
            sessions.getChildren().add(new Label("and %d more".formatted(blockers.size() - MOST)));
        }
        if (blockers.isEmpty()) {
            question.close();
        }
    }

    private HBox line(RunEvent.Blocker blocker, int depth) {
        var text = new Label((depth == 0 ? "" : "↳ ") + text(blocker));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(text);
        line.getStyleClass().add("run-session");
        line.setPadding(new Insets(0, 0, 0, depth * INDENT));
        if (blocker.pid() != 0) {
            line.getChildren().addAll(cancel(blocker), end(blocker));
        }
        return line;
    }

    private static String text(RunEvent.Blocker blocker) {
        if (blocker.pid() == 0) {
            return "A prepared transaction, listed in pg_prepared_xacts: it ends by COMMIT PREPARED or ROLLBACK PREPARED only.";
        }
        String application =
                blocker.application().isEmpty() ? "no application name" : blocker.application();
        return "Session %d of %s · %s · %s · transaction open for %s"
                .formatted(
                        blocker.pid(),
                        blocker.user(),
                        application,
                        blocker.state().isEmpty() ? "state not visible" : blocker.state(),
                        Times.text(blocker.transactionAge()));
    }

    private Button cancel(RunEvent.Blocker blocker) {
        return button(
                "cancel-session-%d".formatted(blocker.pid()),
                "Cancel its statement",
                () ->
                        question.ask(
                                "Session %d of %s runs something that would fail with an error. A session that is idle in a transaction keeps its locks all the same."
                                        .formatted(blocker.pid(), blocker.user()),
                                "Leave it alone",
                                "Cancel statement of %d".formatted(blocker.pid()),
                                () -> model.cancel(blocker)));
    }

    private Button end(RunEvent.Blocker blocker) {
        return button(
                "end-session-%d".formatted(blocker.pid()),
                "End session",
                () ->
                        question.ask(
                                "Session %d of %s would lose its connection, and what its open transaction did would be rolled back."
                                        .formatted(blocker.pid(), blocker.user()),
                                "Leave it alone",
                                "End session %d".formatted(blocker.pid()),
                                () -> model.terminate(blocker)));
    }

    private static Button button(String id, String text, Runnable act) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
