package dev.tidemark.desktop.profile;

import dev.tidemark.engine.profile.SavedProfile;
import java.nio.file.Path;

/// Opens the window of a profile and a project. Used on the JavaFX thread.
@FunctionalInterface
public interface ProfileOpener {
    /// Opens it, or brings it to the front; what stands in the way is told by whoever opens.
    void open(SavedProfile profile, Path project);
}
