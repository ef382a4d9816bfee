package dev.tidemark.engine.catalog.model;

/// Whether sizes are measured, which asks the file system about every table and index.
public enum Sizes {
    MEASURED,
    LEFT_OUT
}
