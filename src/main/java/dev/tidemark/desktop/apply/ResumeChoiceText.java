package dev.tidemark.desktop.apply;

import dev.tidemark.engine.run.Resume;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The choices for a step whose end nobody can see, in words.
final class ResumeChoiceText extends StringConverter<Resume.Choice> {
    @Override
    public String toString(Resume.@Nullable Choice choice) {
        return switch (choice) {
            case null -> "";
            case ASK -> "Stop and say so";
            case REPEAT -> "Run it again";
            case SKIP -> "Take it as done";
        };
    }

    @Override
    public Resume.Choice fromString(String text) {
        throw new UnsupportedOperationException("the list is not editable");
    }
}
