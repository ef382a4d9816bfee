package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.profile.secret.PasswordPrompt;
import dev.tidemark.engine.profile.secret.PasswordQuestion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Asks for passwords in a window of its own, over the one that is in front. [#ask] waits on the
/// worker that needs the answer; never call it on the JavaFX thread.
public final class PasswordDialog implements PasswordPrompt {
    private static final double WIDTH = 460;

    private final BackgroundWork work;
    private final Theme theme;

    public PasswordDialog(BackgroundWork work, Theme theme) {
        this.work = work;
        this.theme = theme;
    }

    @Override
    public Optional<Secret> ask(PasswordQuestion question) {
        var answer = new CompletableFuture<Optional<Secret>>();
        work.fxThread().execute(() -> open(question, answer::complete));
        return answer.join();
    }

    private void open(PasswordQuestion question, Consumer<Optional<Secret>> answer) {
        var stage = new Stage();
        var pane =
                new PasswordPane(
                        question,
                        secret -> {
                            answer.accept(secret);
                            stage.hide();
                        });
        var scene = new Scene(pane);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(question.text());
        stage.setWidth(WIDTH);
        stage.initModality(Modality.APPLICATION_MODAL);
        Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .ifPresent(stage::initOwner);
        stage.setOnHidden(_ -> {
            theme.undress(scene);
            // Closing the window is no answer; after an answer this says nothing.
            answer.accept(Optional.empty());
        });
        stage.show();
        pane.begin();
    }
}
