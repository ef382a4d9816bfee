/// The wizard that makes new migrations, from templates or by hand.
@NullMarked
package dev.tidemark.desktop.create;

import org.jspecify.annotations.NullMarked;
