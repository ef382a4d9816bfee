package dev.tidemark.desktop.home;

import dev.tidemark.desktop.state.StateFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The projects that were opened last, the latest first. Safe for use by several threads; blocks.
public final class RecentProjects {
    /// More are found on the cards of their profiles.
    private static final int MOST = 6;

    private static final String FILE = "recent";

    private final StateFiles files;

    public RecentProjects(StateFiles files) {
        this.files = files;
    }

    /// A project as it was opened.
    ///
    /// @param profile the name of the profile that it was opened on
    public record Recent(String profile, Path folder) {}

    /// Those whose folders are still there.
    public synchronized List<Recent> recall() {
        return files.read(FILE).orElse("").lines().flatMap(line -> parse(line).stream()).toList();
    }

    /// Puts one at the top.
    ///
    /// @return all, the latest first
    public synchronized List<Recent> note(Recent opened) {
        var all = new ArrayList<>(recall());
        all.remove(opened);
        all.addFirst(opened);
        var kept = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
        var text = new StringBuilder();
        kept.forEach(one -> text.append("%s\t%s\n".formatted(one.profile(), one.folder())));
        files.write(FILE, text.toString());
        return kept;
    }

    private static Optional<Recent> parse(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return Optional.empty();
        }
        try {
            var folder = Path.of(line.substring(tab + 1));
            return Optional.of(new Recent(line.substring(0, tab), folder))
                    .filter(recent -> recent.folder().toFile().isDirectory());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
