package dev.tidemark.engine.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where migrations are searched, and how their names and texts are to be read.
///
/// @param root the project's folder; paths are shown relative to it and `\ir` may not leave it
/// @param folders folders searched recursively
/// @param naming the convention to hold the files to, empty to find it out
/// @param ignore globs of files to leave alone: one without `/` is matched with the file's name,
///   another with its path relative to the project or to the migrations folder
/// @param others files, and folders of files, that have another purpose in the project
/// @param placeholders values of `${name}`, empty when they are off
public record MigrationSearch(
        Path root,
        List<Path> folders,
        Optional<Naming> naming,
        List<String> ignore,
        Set<Path> others,
        Optional<Map<String, String>> placeholders) {
    public MigrationSearch {
        folders = List.copyOf(folders);
        ignore = List.copyOf(ignore);
        others = Set.copyOf(others);
        placeholders = placeholders.map(Map::copyOf);
    }
}
