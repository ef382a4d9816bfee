package dev.tidemark.desktop.tour;

import java.util.function.Consumer;

/// One picture of the tour.
///
/// @param name the picture's name without theme and ending, for example `timeline`
/// @param way leads there from the stop before
public record Stop(String name, Consumer<Guide> way) {}
