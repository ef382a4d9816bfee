/// Planning and running: apply, roll back, dry run, stop, resume.
@NullMarked
package dev.tidemark.engine.run;

import org.jspecify.annotations.NullMarked;
