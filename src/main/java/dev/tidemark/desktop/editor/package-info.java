/// The editor of migrations: text, colours, finding, drafts, and what the engine understands of it.
@NullMarked
package dev.tidemark.desktop.editor;

import org.jspecify.annotations.NullMarked;
