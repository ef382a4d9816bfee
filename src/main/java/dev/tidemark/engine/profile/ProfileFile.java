package dev.tidemark.engine.profile;

import dev.tidemark.engine.files.PrivateFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.profile.SavedProfile.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A `profiles.toml`: a table for each profile. No password is read from it.
///
/// @param path the file, whether it exists or not
/// @param origin whose profiles it holds
record ProfileFile(Path path, Origin origin) {
    /// Reads it; without a file there are no profiles. A table that is not understood is told and
    /// does not keep the others from being read.
    ///
    /// @throws ProblemException when the file can't be read or is no TOML
    ProfileList read() {
        var bytes = bytes();
        if (bytes.isEmpty()) {
            return new ProfileList(List.of(), new TreeMap<>(), bytes);
        }
        var toml = Toml.parse(new String(bytes.get(), StandardCharsets.UTF_8));
        if (toml.hasErrors()) {
            var error = toml.errors().getFirst();
            throw problem(
                    ProblemCode.CONFIG_SYNTAX,
                    String.valueOf(error.getMessage()),
                    "Correct that line.",
                    error.position());
        }
        var profiles = new ArrayList<SavedProfile>();
        var problems = new TreeMap<String, Problem>();
        for (String name : new TreeSet<>(toml.keySet())) {
            var position = toml.inputPositionOf(List.of(name));
            if (!(toml.get(List.of(name)) instanceof TomlTable table)) {
                throw problem(
                        ProblemCode.CONFIG_UNKNOWN_KEY,
                        "\"%s\" stands outside of a profile".formatted(name),
                        "Put it under a [name] line.",
                        position);
            }
            try {
                profiles.add(new ProfileReader(path, origin, name, table, position).profile());
            } catch (ProblemException e) {
                problems.put(name, e.problem());
            }
        }
        return new ProfileList(profiles, problems, bytes);
    }

    /// Replaces the file unless it changed since it was read.
    ///
    /// @throws ProblemException `profiles-changed` or `file-unreadable`; nothing was written then
    void write(ProfileList seen, String text) {
        boolean written;
        try {
            written =
                    new PrivateFile(path)
                            .replace(seen.bytes(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The profiles were not written",
                            "%s: %s".formatted(path, e.getClass().getSimpleName()),
                            "Make the file and its folder writable."),
                    e);
        }
        if (!written) {
            throw Problem.of(
                            ProblemCode.PROFILES_CHANGED,
                            "The profiles were not written",
                            "another process changed %s since it was read".formatted(path),
                            "Read the profiles again, then repeat the change.")
                    .asException();
        }
    }

    private Optional<byte[]> bytes() {
        try {
            return new PrivateFile(path).read();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.CONFIG_UNREADABLE,
                            "The profiles in %s were not read".formatted(path),
                            e.getClass().getSimpleName(),
                            "Make the file readable."),
                    e);
        }
    }

    private ProblemException problem(
            ProblemCode code, String why, String hint, @Nullable TomlPosition position) {
        var place =
                position == null
                        ? null
                        : new SourcePosition(path.toString(), position.line(), position.column());
        return Problem.of(code, "The profiles in %s were not read".formatted(path), why, hint)
                .at(place)
                .asException();
    }
}
