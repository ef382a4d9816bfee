/// What a run did, as a document to keep: JSON, Markdown or HTML.
@NullMarked
package dev.tidemark.engine.report;

import org.jspecify.annotations.NullMarked;
