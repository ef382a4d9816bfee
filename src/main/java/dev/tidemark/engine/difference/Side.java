package dev.tidemark.engine.difference;

import java.util.List;

/// A line of one of the two texts.
///
/// @param number 1 for the text's first line
/// @param text without its line end
/// @param ended whether a line end follows; false only at the end of a text
/// @param marks what the other text's line does not have, in order; empty where the lines are the
///   same, have no partner or share too little
public record Side(int number, String text, boolean ended, List<Mark> marks) {
    public Side {
        marks = List.copyOf(marks);
    }
}
