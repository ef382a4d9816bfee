package dev.tidemark.desktop.home;

import dev.tidemark.desktop.profile.ProfileBook;
import dev.tidemark.desktop.target.LocalServer;
import dev.tidemark.desktop.work.RunningTasks;
import java.nio.file.Path;
import java.util.Optional;

/// What the first screens of all windows share.
///
/// @param server the embedded server, for the samples
/// @param recents the projects that were opened last
/// @param installed where Tidemark lies with its samples; empty when its launcher did not say
public record HomeServices(
        ProfileBook book,
        RunningTasks tasks,
        LocalServer server,
        RecentProjects recents,
        Optional<Path> installed) {}
