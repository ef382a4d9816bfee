package dev.tidemark.desktop.page;

import dev.tidemark.engine.profile.Profile;
import java.nio.file.Path;

/// The windows of the application: one for each database and project. Used on the JavaFX thread.
@FunctionalInterface
public interface TargetWindows {
    /// Brings the window of a target to the front, which is opened first when there is none. A
    /// window that has no target yet becomes the one.
    ///
    /// @param profile how the database is reached, password included
    /// @param projectFolder the project's folder, or its folder of migrations
    void open(Profile profile, Path projectFolder);
}
