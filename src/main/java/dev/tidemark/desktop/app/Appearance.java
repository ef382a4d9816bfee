package dev.tidemark.desktop.app;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Light, dark, or as the system has it. The choice is kept.
final class Appearance {
    private static final String FILE = "appearance";

    private final Theme theme;
    private final ObservableValue<ColorScheme> system;
    private final BackgroundWork work;
    private final StateFiles files;
    private Choice choice = Choice.SYSTEM;

    /// What a user may choose.
    enum Choice {
        SYSTEM("as the system"),
        LIGHT("light"),
        DARK("dark");

        private final String words;

        Choice(String words) {
            this.words = words;
        }

        private Ikon icon() {
            return switch (this) {
                case SYSTEM -> BootstrapIcons.CIRCLE_HALF;
                case LIGHT -> BootstrapIcons.SUN;
                case DARK -> BootstrapIcons.MOON;
            };
        }

        static Optional<Choice> parse(String text) {
            return Arrays.stream(values())
                    .filter(choice -> choice.name().equalsIgnoreCase(text.strip()))
                    .findFirst();
        }
    }

    /// @param system what the system prefers, as it changes
    Appearance(
            Theme theme,
            ObservableValue<ColorScheme> system,
            BackgroundWork work,
            StateFiles files) {
        this.theme = theme;
        this.system = system;
        this.work = work;
        this.files = files;
        system.subscribe(_ -> show());
    }

    /// Shows what was chosen at an earlier start.
    void recall() {
        work.start(
                () -> files.read(FILE).flatMap(Choice::parse),
                kept -> kept.ifPresent(this::show),
                _ -> {});
    }

    /// What is chosen.
    Choice choice() {
        return choice;
    }

    /// Chooses and keeps it.
    void choose(Choice wanted) {
        show(wanted);
        work.keep(() -> files.write(FILE, wanted.name()));
    }

    /// One action for each choice.
    List<Action> actions() {
        return Arrays.stream(Choice.values())
                .map(each ->
                        Action.of(
                                "appearance." + each.name().toLowerCase(Locale.ROOT),
                                "Appearance: " + each.words,
                                "",
                                each.icon(),
                                () -> choose(each)))
                .toList();
    }

    private void show(Choice wanted) {
        choice = wanted;
        show();
    }

    private void show() {
        theme.show(
                switch (choice) {
                    case SYSTEM -> system.getValue();
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                });
    }
}
