package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.profile.secret.PasswordQuestion;
import dev.tidemark.engine.profile.secret.PasswordQuestion.Kind;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question for a password with its masked field; a new passphrase is typed twice.
final class PasswordPane extends VBox {
    private final PasswordField first = new PasswordField();
    private final PasswordField second = new PasswordField();

    PasswordPane(PasswordQuestion question, Consumer<Optional<Secret>> answer) {
        setId("password-question");
        getStyleClass().add("password-question");
        getStylesheets().add(Theme.sheet(PasswordPane.class, "profile.css"));
        boolean twice = question.kind() == Kind.NEW_PASSPHRASE;
        var title = new Label(question.text());
        title.getStyleClass().add("title-4");
        title.setWrapText(true);
        getChildren().add(title);
        question.reason().ifPresent(reason -> getChildren().add(wrapped(reason)));
        if (twice) {
            getChildren()
                    .add(
                            wrapped(
                                    "Nobody can bring the passwords back without it. Keep it where you"
                                            + " find it again."));
        }
        first.setId("password-answer");
        getChildren().add(new FormField(twice ? "Passphrase" : word(question), first));
        second.setId("password-again");
        if (twice) {
            getChildren().add(new FormField("Once more", second));
        }
        var ok = new Button(twice ? "Set the passphrase" : "Go on");
        ok.setId("password-ok");
        ok.setDefaultButton(true);
        var same = first.textProperty().isEqualTo(second.textProperty());
        var empty = first.textProperty().isEmpty();
        ok.disableProperty().bind(twice ? empty.or(same.not()) : empty);
        ok.setOnAction(_ -> answer.accept(Optional.of(taken())));
        var cancel = new Button("Cancel");
        cancel.setId("password-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> answer.accept(Optional.empty()));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var mismatch = new Label("They differ.");
        mismatch.getStyleClass().add("form-fault");
        mismatch.visibleProperty().bind(second.textProperty().isNotEmpty().and(same.not()));
        var buttons = new HBox(mismatch, room, cancel, ok);
        buttons.getStyleClass().add("password-buttons");
        getChildren().add(buttons);
    }

    /// Puts the cursor where typing begins.
    void begin() {
        first.requestFocus();
    }

    private Secret taken() {
        var secret = Secret.of(first.getText());
        first.clear();
        second.clear();
        return secret;
    }

    private static String word(PasswordQuestion question) {
        return question.kind() == Kind.PASSWORD ? "Password" : "Passphrase";
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
