package dev.tidemark.engine.sample;

import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The sample projects: those that came with Tidemark, and copies of them to edit freely.
public final class Samples {
    private static final String FOLDER = "migrations-sample";

    private Samples() {}

    /// The samples that came with this copy of Tidemark, in order; none when they are not here.
    ///
    /// @param home where Tidemark lies, as its launcher says; empty without one
    /// @param directory the current folder, which may be the place too
    /// @throws ProblemException when they can't be read
    public static List<Sample> shipped(Optional<Path> home, Path directory) {
        return Stream.of(home, Optional.of(directory))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst()
                .map(Samples::in)
                .orElse(List.of());
    }

    /// Where the copies of a user's samples are: under the name that the originals have, so that
    /// the paths in their READMEs hold there too.
    ///
    /// @param dataFolder where Tidemark keeps the user's data
    public static Path copiesFolder(Path dataFolder) {
        return dataFolder.resolve(FOLDER);
    }

    /// Copies samples to a folder where the user may edit them, each whole or not at all. A copy
    /// that is there stays as it is, whatever became of its files.
    ///
    /// @param folder where the copies go; made when it does not exist
    /// @return the copies, those that were there included
    /// @throws ProblemException when something can't be read or written
    public static List<Sample> copyTo(Path folder, List<Sample> samples) {
        var copies = new ArrayList<Sample>();
        for (var sample : samples) {
            try {
                Files.createDirectories(folder);
                Path copy = folder.resolve(sample.folder().getFileName());
                Folders.copy(sample.folder(), copy);
                copies.add(Sample.in(copy));
            } catch (IOException e) {
                throw new ProblemException(
                        Problem.of(
                                ProblemCode.FILE_UNREADABLE,
                                "The sample %s was not copied to %s"
                                        .formatted(sample.title(), folder),
                                e.getClass().getSimpleName() + ": " + e.getMessage(),
                                "Make that folder writable, then try again."),
                        e);
            }
        }
        return copies;
    }

    private static List<Sample> in(Path samples) {
        try (var folders = Files.list(samples)) {
            var found = new ArrayList<Sample>();
            for (Path folder : folders.filter(Sample::isSample).sorted().toList()) {
                found.add(Sample.in(folder));
            }
            return found;
        } catch (IOException e) {
            throw unreadable(samples, e);
        }
    }

    static ProblemException unreadable(Path path, IOException failure) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "The sample databases were not made",
                        "%s can't be read: %s".formatted(path, failure.getMessage()),
                        "Bring the folder back from where Tidemark came from."),
                failure);
    }
}
