/// The frame of the wizards: steps, facts about the target, and the row of buttons.
@NullMarked
package dev.tidemark.desktop.wizard;

import org.jspecify.annotations.NullMarked;
