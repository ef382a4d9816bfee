package dev.tidemark.desktop.app;

import dev.tidemark.desktop.home.HomePage;
import dev.tidemark.desktop.home.RecentProjects;
import dev.tidemark.desktop.page.TargetWindows;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.desktop.target.SchemaMemory;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import java.util.function.BiFunction;

/// What all windows share.
///
/// @param schemas which schema was looked at last
/// @param recents the projects that were opened last
/// @param pages how each kind of page is opened
/// @param home makes a window's first screen
record Shared(
        Environment environment,
        Theme theme,
        BackgroundWork work,
        RunningTasks tasks,
        StateFiles files,
        SchemaMemory schemas,
        RecentProjects recents,
        Appearance appearance,
        SystemNotices notices,
        Pages pages,
        BiFunction<Workspace, TargetWindows, HomePage> home) {}
