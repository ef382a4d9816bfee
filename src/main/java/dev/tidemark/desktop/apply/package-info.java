/// The apply wizard: plan, preflight, backup, commit, run, verify, report.
@NullMarked
package dev.tidemark.desktop.apply;

import org.jspecify.annotations.NullMarked;
