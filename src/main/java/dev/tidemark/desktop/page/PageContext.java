package dev.tidemark.desktop.page;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;

/// What the pages of one window share.
///
/// @param environment the process around the application: folders, variables, user
/// @param work the door out of the JavaFX thread
/// @param tasks what runs now, in all windows
/// @param target the database and project that the window is pinned to
/// @param navigator opens other pages
/// @param workspace the window's tabs
public record PageContext(
        Environment environment,
        BackgroundWork work,
        RunningTasks tasks,
        PinnedTarget target,
        Navigator navigator,
        Workspace workspace) {}
