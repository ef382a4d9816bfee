package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Proposals at the caret, over the text. The text keeps the keyboard.
public final class CompletionPopup extends VBox {
    private static final double ROW = 26;
    private static final int ROWS = 9;
    private static final double GAP = 3;
    private static final double WIDTH = 540;

    private final ListView<Proposal> list = new ListView<>();
    private final Label hint = new Label("Enter takes it · Esc closes");

    /// Hidden at first.
    ///
    /// @param chosen gets what was clicked
    public CompletionPopup(Runnable chosen) {
        getStyleClass().add("completion");
        getStylesheets().add(Theme.sheet(CompletionPopup.class, "completion.css"));
        setId("completion");
        setManaged(false);
        setVisible(false);
        list.setId("completion-list");
        list.setAccessibleText("Proposals");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.getStyleClass().add("edge-to-edge");
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen.run();
            }
        });
        hint.getStyleClass().add("completion-hint");
        hint.setMaxWidth(Double.MAX_VALUE);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(list, hint);
    }

    /// Shows proposals, the first one chosen.
    ///
    /// @param caret where the caret is, in the parent's coordinates
    public void show(List<Proposal> proposals, Bounds caret, Pane parent) {
        list.getItems().setAll(proposals);
        choose(0);
        double height = ROW * Math.min(ROWS, proposals.size()) + hint.prefHeight(-1) + 2 + 2 * GAP;
        double width = Math.min(WIDTH, parent.getWidth() - 2 * GAP);
        boolean below = caret.getMaxY() + GAP + height <= parent.getHeight();
        double above = Math.max(0, caret.getMinY() - GAP - height);
        double y = below || caret.getMinY() < height ? caret.getMaxY() + GAP : above;
        double x = Math.clamp(caret.getMinX(), GAP, Math.max(GAP, parent.getWidth() - width - GAP));
        resizeRelocate(Math.rint(x), Math.rint(y), width, height);
        setVisible(true);
        toFront();
        requestLayout();
    }

    /// Takes it away.
    public void hide() {
        setVisible(false);
    }

    /// What is chosen.
    public Optional<Proposal> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// Chooses another one, so many further down.
    public void move(int by) {
        int size = list.getItems().size();
        int at = list.getSelectionModel().getSelectedIndex() + by;
        choose(Math.abs(by) == 1 ? Math.floorMod(at, size) : Math.clamp(at, 0, size - 1));
    }

    private void choose(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
        // Screen readers follow the focus, which stays in the text.
        setAccessibleText(chosen().map(CompletionPopup::spoken).orElse(""));
    }

    private static String spoken(Proposal proposal) {
        return "%s, %s %s".formatted(proposal.label(), proposal.kind().word(), proposal.detail());
    }

    private static final class Cell extends ListCell<Proposal> {
        private final Label kind = new Label();
        private final Label label = new Label();
        private final Label detail = new Label();
        private final HBox row;

        Cell() {
            kind.getStyleClass().add("completion-kind");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            label.getStyleClass().add("completion-label");
            label.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("completion-detail");
            detail.setMinWidth(0);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            row = new HBox(kind, label, room, detail);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("completion-row");
            row.setMinWidth(0);
            row.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (empty || proposal == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            kind.setText(proposal.kind().word());
            kind.getStyleClass().removeIf(it -> it.startsWith("kind-"));
            kind.getStyleClass().add("kind-" + proposal.kind().word());
            label.setText(proposal.label());
            detail.setText(proposal.detail());
            setAccessibleText(spoken(proposal));
            setGraphic(row);
        }
    }
}
