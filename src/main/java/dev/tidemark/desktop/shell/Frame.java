package dev.tidemark.desktop.shell;

import javafx.scene.Node;

/// What stands around a window's tabs.
///
/// @param banner at the top
/// @param navigation at the left
/// @param status at the bottom
public record Frame(Node banner, Node navigation, Node status) {}
