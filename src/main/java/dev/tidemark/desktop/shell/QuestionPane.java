package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.page.Question;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question with its answers as buttons.
final class QuestionPane extends VBox {
    private final Button stay;

    /// @param close takes the pane away
    QuestionPane(Question question, Runnable close) {
        setId("question");
        getStyleClass().addAll("overlay-pane", "question");
        setAccessibleText(question.title());
        stay = new Button(question.stay());
        stay.setMnemonicParsing(false);
        stay.setId("stay");
        stay.setDefaultButton(true);
        stay.setOnAction(_ -> close.run());
        var title = new Label(question.title());
        title.getStyleClass().add("title-4");
        title.setWrapText(true);
        var text = new Label(question.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var buttons = new HBox();
        buttons.getStyleClass().add("question-buttons");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        buttons.getChildren().add(room);
        question.answers().forEach(answer -> buttons.getChildren().add(button(answer, close)));
        buttons.getChildren().add(stay);
        getChildren().addAll(title, text, buttons);
    }

    /// The button that changes nothing.
    Button stay() {
        return stay;
    }

    private static Button button(Question.Answer answer, Runnable close) {
        var button = new Button(answer.text());
        button.setMnemonicParsing(false);
        button.setId(answer.id());
        if (answer.weight() == Question.Weight.LOSES_SOMETHING) {
            button.getStyleClass().add("danger");
        }
        button.setOnAction(_ -> {
            close.run();
            answer.perform().run();
        });
        return button;
    }
}
