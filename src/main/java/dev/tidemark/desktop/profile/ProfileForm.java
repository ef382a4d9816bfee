package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.profile.ProfileDraft.Way;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.profile.Profile.Protection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fields of the editor, to be bound to controls. Used on the JavaFX thread.
final class ProfileForm {
    final StringProperty name = new SimpleStringProperty("");
    final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.FIELDS);
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty("");
    final StringProperty database = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty sslMode = new SimpleStringProperty("");
    final StringProperty rootCertificate = new SimpleStringProperty("");
    final StringProperty url = new SimpleStringProperty("");
    final StringProperty service = new SimpleStringProperty("");
    final ObjectProperty<Optional<EnvironmentKind>> environment =
            new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty guarded = new SimpleBooleanProperty();
    final ObjectProperty<SourceKind> source = new SimpleObjectProperty<>(SourceKind.PGPASS);
    final StringProperty command = new SimpleStringProperty("");

    /// Never part of a draft.
    final StringProperty password = new SimpleStringProperty("");

    final ObservableList<Path> projects = FXCollections.observableArrayList();

    /// Shows a draft.
    void fill(ProfileDraft draft) {
        name.set(draft.name());
        way.set(draft.way());
        host.set(draft.host());
        port.set(draft.port());
        database.set(draft.database());
        user.set(draft.user());
        sslMode.set(draft.sslMode());
        rootCertificate.set(draft.rootCertificate());
        url.set(draft.url());
        service.set(draft.service());
        environment.set(draft.environment());
        guarded.set(draft.protection() == Protection.PROTECTED);
        source.set(draft.source());
        command.set(draft.command());
        projects.setAll(draft.projects());
    }

    /// What stands in the fields.
    ProfileDraft draft() {
        return new ProfileDraft(
                name.get(),
                way.get(),
                host.get(),
                port.get(),
                database.get(),
                user.get(),
                sslMode.get(),
                rootCertificate.get(),
                url.get(),
                service.get(),
                environment.get(),
                guarded.get() ? Protection.PROTECTED : Protection.NONE,
                source.get(),
                command.get(),
                projects);
    }

    /// Chooses what the target is for, and protects it as that asks for.
    void choose(Optional<EnvironmentKind> kind) {
        environment.set(kind);
        guarded.set(kind.filter(it -> it.protection() == Protection.PROTECTED).isPresent());
    }

    /// Calls at each change of anything.
    void onChange(InvalidationListener listener) {
        List.<Observable>of(
                        name,
                        way,
                        host,
                        port,
                        database,
                        user,
                        sslMode,
                        rootCertificate,
                        url,
                        service,
                        environment,
                        guarded,
                        source,
                        command,
                        password,
                        projects)
                .forEach(observable -> observable.addListener(listener));
    }
}
