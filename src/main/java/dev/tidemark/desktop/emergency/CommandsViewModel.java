package dev.tidemark.desktop.emergency;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.rollout.emergency.Commands;
import dev.tidemark.engine.rollout.journal.Unfinished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which commands stop and start the application: only those that the project names word for word.
/// Used on the JavaFX thread.
final class CommandsViewModel {
    private final Environment environment;
    private final ObservableList<String> allowed = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> stop =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> start =
            new SimpleObjectProperty<>(Optional.empty());
    private Duration timeout = Duration.ZERO;
    private Path folder = Path.of("");
    private boolean known;

    CommandsViewModel(Environment environment) {
        this.environment = environment;
    }

    /// Takes what a project says; what was chosen stays, while it is allowed.
    void take(Project project) {
        var config = project.config();
        var emergency = config.rollout().emergency();
        timeout = emergency.timeout();
        folder = project.root();
        var names = new LinkedHashSet<String>();
        emergency.stop().ifPresent(names::add);
        emergency.start().ifPresent(names::add);
        names.addAll(emergency.allow());
        names.addAll(config.allowedRunners());
        if (!allowed.equals(List.copyOf(names))) {
            allowed.setAll(names);
        }
        if (!known || stop.get().filter(it -> !names.contains(it)).isPresent()) {
            stop.set(emergency.stop());
        }
        if (!known || start.get().filter(it -> !names.contains(it)).isPresent()) {
            start.set(emergency.start());
        }
        known = true;
    }

    /// Takes those that one was begun with which is to be finished.
    void take(Unfinished left) {
        stop.set(Optional.ofNullable(left.facts().get("stop")));
        start.set(Optional.ofNullable(left.facts().get("start")));
    }

    /// As the engine has them.
    Commands commands() {
        return new Commands(stop.get(), start.get(), timeout, folder, environment.variables());
    }

    /// Every command that may be named.
    ObservableList<String> allowed() {
        return allowed;
    }

    /// What stops the application; empty for nothing.
    ObjectProperty<Optional<String>> stopProperty() {
        return stop;
    }

    /// What starts it; empty for nothing.
    ObjectProperty<Optional<String>> startProperty() {
        return start;
    }
}
