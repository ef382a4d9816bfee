package dev.tidemark.engine.catalog.model;

/// An installed extension.
///
/// @param name as `CREATE EXTENSION` knows it
/// @param version what is installed
/// @param schema where its objects are
/// @param comment an empty text when it has none
public record Extension(String name, String version, String schema, String comment) {}
