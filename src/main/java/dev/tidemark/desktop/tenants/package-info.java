/// The tenants of the window's database: a map and a list of them, and what can be done with some
/// or all.
@NullMarked
package dev.tidemark.desktop.tenants;

import org.jspecify.annotations.NullMarked;
