package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.theme.Theme;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A question on its page, where its subject stays in view. Takes no room while there is none; Esc
/// and its first button change nothing.
public final class InlineQuestion extends HBox {
    private final Label text = new Label();
    private final Button stay = new Button();
    private final Button act = new Button();
    private Runnable then = () -> {};

    /// No question yet.
    ///
    /// @param id of the bar; its buttons are `<id>-stay` and `<id>-act`
    public InlineQuestion(String id) {
        setId(id);
        getStyleClass().add("inline-question");
        getStylesheets().add(Theme.sheet(WizardView.class, "wizard.css"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        stay.setId(id + "-stay");
        stay.setMnemonicParsing(false);
        stay.setOnAction(_ -> close());
        stay.setMinWidth(Region.USE_PREF_SIZE);
        act.setId(id + "-act");
        act.setMnemonicParsing(false);
        act.getStyleClass().add("danger");
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.setOnAction(_ -> {
            close();
            then.run();
        });
        getChildren().addAll(text, stay, act);
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        close();
    }

    /// Asks; a question that is open already is replaced.
    ///
    /// @param question says what depends on it, in whole sentences
    /// @param stayText names the button that changes nothing
    /// @param actText names the act
    /// @param whenActed does it
    public void ask(String question, String stayText, String actText, Runnable whenActed) {
        text.setText(question);
        stay.setText(stayText);
        act.setText(actText);
        then = whenActed;
        setManaged(true);
        setVisible(true);
        stay.requestFocus();
    }

    /// Whether a question is open.
    public boolean open() {
        return isVisible();
    }

    /// Takes the question away.
    public void close() {
        setManaged(false);
        setVisible(false);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && open()) {
            close();
            event.consume();
        }
    }
}
