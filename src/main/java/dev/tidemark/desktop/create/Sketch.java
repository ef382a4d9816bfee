package dev.tidemark.desktop.create;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.engine.template.Filling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What would be created now. Immutable.
///
/// @param description the one that is used while none is typed; empty while it is not known
/// @param used the text that each parameter has now
/// @param faults why a parameter's text can't be used, by parameter
/// @param missing what has to be given still, as people call it
/// @param files with what they would hold
/// @param migrations how many they are
/// @param ready whether they can be created
record Sketch(
        String description,
        Map<String, String> used,
        Map<String, String> faults,
        List<String> missing,
        List<SketchedFile> files,
        int migrations,
        boolean ready) {
    static final Sketch EMPTY = new Sketch("", Map.of(), Map.of(), List.of(), List.of(), 0, false);

    Sketch {
        used = Map.copyOf(used);
        faults = Map.copyOf(faults);
        missing = List.copyOf(missing);
        files = List.copyOf(files);
    }

    /// A file.
    ///
    /// @param path relative to the project, with `/`
    /// @param lines its text, coloured
    record SketchedFile(String path, List<CodeLine> lines) {
        SketchedFile {
            lines = List.copyOf(lines);
        }
    }

    /// One with nothing to fill in.
    static Sketch byHand(boolean ready, List<SketchedFile> files) {
        List<String> missing = ready ? List.of() : List.of("what it does");
        return new Sketch("", Map.of(), Map.of(), missing, files, files.isEmpty() ? 0 : 1, ready);
    }

    /// One of a template.
    static Sketch of(Filling filling, List<SketchedFile> files, int migrations) {
        return new Sketch(
                Optional.of(filling).filter(Filling::complete).map(Filling::description).orElse(""),
                filling.used(),
                filling.faults(),
                filling.missing().stream().map(it -> it.label()).toList(),
                files,
                migrations,
                filling.complete() && !files.isEmpty());
    }
}
