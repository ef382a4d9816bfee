package dev.tidemark.desktop.home;

import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.SavedProfile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A profile on the first screen. Used on the JavaFX thread.
final class ProfileCard {
    private final SavedProfile profile;
    private final ObjectProperty<CardState> state =
            new SimpleObjectProperty<>(new CardState.Waiting());
    private final StringProperty target;

    ProfileCard(SavedProfile profile) {
        this.profile = profile;
        this.target = new SimpleStringProperty(written(profile.connection()));
    }

    SavedProfile profile() {
        return profile;
    }

    /// What is known of its database.
    ObjectProperty<CardState> stateProperty() {
        return state;
    }

    /// Where it leads: as it is written, then as it was understood.
    StringProperty targetProperty() {
        return target;
    }

    /// Whether its name or its target has all words of a search in it.
    boolean fits(String search) {
        String text =
                "%s %s".formatted(profile.name(), target.get()).toLowerCase(java.util.Locale.ROOT);
        return Stream.of(search.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+"))
                .allMatch(text::contains);
    }

    private static String written(Connection connection) {
        return switch (connection) {
            case Connection.Url url -> url.url();
            case Connection.Service service -> "service " + service.service();
            case Connection.Fields fields ->
                    Stream.of(fields.host(), fields.database())
                            .flatMap(java.util.Optional::stream)
                            .collect(Collectors.joining("/"));
        };
    }
}
