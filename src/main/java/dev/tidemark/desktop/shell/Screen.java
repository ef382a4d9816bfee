package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.action.Action;

/// A screen that the navigation leads to.
///
/// @param pageId the page that is in front while the entry is marked
/// @param action opens it
public record Screen(String pageId, Action action) {}
