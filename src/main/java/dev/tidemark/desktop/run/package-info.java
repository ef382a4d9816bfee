/// A run while it lasts and how it ended: shared by the wizards that apply and roll back.
@NullMarked
package dev.tidemark.desktop.run;

import org.jspecify.annotations.NullMarked;
