package dev.tidemark.engine.template;

import dev.tidemark.engine.migration.EditDistance;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The templates that a project can use: Tidemark's own, and those in its `.tidemark/templates`,
/// which come before one of the same name. Immutable.
///
/// @param templates in the order in which they are listed
/// @param problems why some of the project's could not be read
public record TemplateLibrary(List<Template> templates, List<Problem> problems) {
    /// Where a project keeps its own.
    public static final String FOLDER = ".tidemark/templates";

    private static final String ENDING = ".toml";

    public TemplateLibrary {
        templates = List.copyOf(templates);
        problems = List.copyOf(problems);
    }

    /// Reads all templates; a broken one of the project is a problem of the library.
    ///
    /// @param root the project's folder
    public static TemplateLibrary of(Path root) {
        Map<String, Template> templates = new LinkedHashMap<>();
        for (String name : ownNames()) {
            templates.put(name, own(name));
        }
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(root, problems)) {
            String name = nameOf(file);
            try {
                templates.put(name, ofProject(name, file));
            } catch (ProblemException e) {
                templates.remove(name);
                problems.add(e.problem());
            }
        }
        return new TemplateLibrary(List.copyOf(templates.values()), problems);
    }

    /// The template of a name; only its file is read.
    ///
    /// @param root the project's folder
    /// @throws ProblemException TEMPLATE_UNKNOWN with the nearest name, or with its place what is
    ///   wrong with it
    public static Template find(Path root, String name) {
        Path file = root.resolve(FOLDER).resolve(name + ENDING);
        List<String> own = ownNames();
        if (name.matches("[^/\\\\]+") && Files.isRegularFile(file)) {
            return ofProject(name, file);
        }
        if (own.contains(name)) {
            return own(name);
        }
        var names = new ArrayList<>(own);
        files(root, new ArrayList<>()).forEach(other -> names.add(nameOf(other)));
        throw Problem.of(
                        ProblemCode.TEMPLATE_UNKNOWN,
                        "No migration was created",
                        "There is no template `%s`".formatted(name),
                        EditDistance.nearest(name, names)
                                .map("Write `%s` if that is meant."::formatted)
                                .orElse("Write one that `tidemark templates` shows."))
                .asException();
    }

    /// The template of a name among those that were read.
    public Optional<Template> named(String name) {
        return templates.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /// The names of Tidemark's own templates, in the order in which they are listed.
    static List<String> ownNames() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    private static Template own(String name) {
        return TemplateReader.read(name, name + ENDING, resource(name + ENDING), false);
    }

    private static String resource(String name) {
        try (var in = TemplateLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template ofProject(String name, Path file) {
        String shown = FOLDER + "/" + file.getFileName();
        try {
            return TemplateReader.read(name, shown, Files.readString(file), true);
        } catch (CharacterCodingException e) {
            throw unreadable(shown, "It is not UTF-8", "Save it as UTF-8.").asException();
        } catch (IOException e) {
            throw unreadable(
                            shown,
                            String.valueOf(e.getMessage()),
                            "Give yourself the right to read it, or remove it.")
                    .asException();
        }
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private static List<Path> files(Path root, List<Problem> problems) {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            problems.add(
                    unreadable(
                            FOLDER,
                            String.valueOf(e.getMessage()),
                            "Give yourself the right to read it."));
            return List.of();
        }
    }

    private static Problem unreadable(String shown, String why, String hint) {
        return Problem.of(
                ProblemCode.FILE_UNREADABLE,
                "The template %s was not read".formatted(shown),
                why,
                hint);
    }
}
