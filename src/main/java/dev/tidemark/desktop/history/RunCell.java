package dev.tidemark.desktop.history;

import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.history.PastProblem;
import dev.tidemark.engine.history.PastRun;
import java.time.Duration;
import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One run of the list: how it ended, what it was, when, who, how long.
final class RunCell extends ListCell<PastRun> {
    private final TimeText time = new TimeText(ZoneId.systemDefault());
    private final Label state = new Label();
    private final Label what = new Label();
    private final Label detail = new Label();
    private final Label when = new Label();
    private final VBox texts = new VBox(what, detail);
    private final HBox row = new HBox(state, texts, when);

    RunCell() {
        row.getStyleClass().add("history-row");
        what.getStyleClass().add("text-bold");
        detail.getStyleClass().add("quiet");
        when.getStyleClass().add("quiet");
        state.setMinWidth(Region.USE_PREF_SIZE);
        when.setMinWidth(Region.USE_PREF_SIZE);
        texts.getStyleClass().add("history-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PastRun run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var mark = RunMark.of(run.state());
        state.setText("%s %s".formatted(mark.glyph(), mark.word()));
        state.getStyleClass().setAll("label", "history-state", mark.styleClass());
        what.setText(title(run));
        detail.setText(detail(run));
        when.setText(when(run));
        setGraphic(row);
        setAccessibleText(
                "%s, %s, %s, %s"
                        .formatted(mark.word(), what.getText(), when.getText(), detail.getText()));
    }

    static String title(PastRun run) {
        String versions = run.versions();
        return versions.isEmpty() ? run.kind() : "%s %s".formatted(run.kind(), versions);
    }

    private static String detail(PastRun run) {
        return run.problem()
                .map(PastProblem::text)
                .or(() -> run.record().reason())
                .or(() -> run.record().what())
                .map(text -> "%s · %s".formatted(run.actor(), text))
                .orElse(run.actor());
    }

    private String when(PastRun run) {
        String started = time.minute(run.record().startedAt());
        return run.took()
                .map(Duration::toMillis)
                .map(TimeText::took)
                .map(took -> "%s · %s".formatted(started, took))
                .orElse(started);
    }
}
