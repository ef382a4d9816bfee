package dev.tidemark.engine.postgres;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a process knows of its user: environment variables, home folder, operating system, name.
///
/// @param variables environment variables
/// @param home the user's home folder
/// @param userName the operating system's name of the user
/// @param platform the operating system
public record Environment(
        Map<String, String> variables, Path home, String userName, Platform platform) {

    /// The operating systems that keep a user's files at places of their own.
    public enum Platform {
        LINUX,
        MACOS,
        WINDOWS
    }

    public Environment {
        variables = Map.copyOf(variables);
    }

    /// The environment of this process.
    public static Environment ofProcess() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Platform platform =
                system.contains("win")
                        ? Platform.WINDOWS
                        : system.contains("mac") ? Platform.MACOS : Platform.LINUX;
        String home = System.getenv("HOME");
        if (home == null || home.isEmpty() || platform == Platform.WINDOWS) {
            home = System.getProperty("user.home", ".");
        }
        return new Environment(
                System.getenv(), Path.of(home), System.getProperty("user.name", ""), platform);
    }

    /// A variable's value; empty when it is unset or set to nothing.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /// A program in the user's own PATH, which need not be the one this process was started with.
    public Optional<Path> program(String name) {
        return Stream.of(variable("PATH").orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(candidate -> candidate.isAbsolute() && Files.isExecutable(candidate))
                .findFirst();
    }

    /// Where Tidemark keeps settings of the user.
    public Path configFolder() {
        return switch (platform) {
            case LINUX -> xdg("XDG_CONFIG_HOME", home.resolve(".config")).resolve("tidemark");
            case MACOS -> home.resolve("Library/Application Support/Tidemark");
            case WINDOWS -> windows("APPDATA", "Roaming").resolve("Tidemark");
        };
    }

    /// Where Tidemark keeps data of the user.
    public Path dataFolder() {
        return switch (platform) {
            case LINUX -> xdg("XDG_DATA_HOME", home.resolve(".local/share")).resolve("tidemark");
            case MACOS -> home.resolve("Library/Application Support/Tidemark");
            case WINDOWS -> windows("LOCALAPPDATA", "Local").resolve("Tidemark");
        };
    }

    /// Where Tidemark keeps what it noted between two starts: drafts, places of windows.
    public Path stateFolder() {
        return switch (platform) {
            case LINUX -> xdg("XDG_STATE_HOME", home.resolve(".local/state")).resolve("tidemark");
            case MACOS -> home.resolve("Library/Application Support/Tidemark/State");
            case WINDOWS -> windows("LOCALAPPDATA", "Local").resolve("Tidemark").resolve("State");
        };
    }

    /// Where Tidemark keeps what it can make again.
    public Path cacheFolder() {
        return switch (platform) {
            case LINUX -> xdg("XDG_CACHE_HOME", home.resolve(".cache")).resolve("tidemark");
            case MACOS -> home.resolve("Library/Caches/Tidemark");
            case WINDOWS -> windows("LOCALAPPDATA", "Local").resolve("Tidemark").resolve("Cache");
        };
    }

    /// Where libpq looks for a user's certificates: `~/.postgresql`, `%APPDATA%\postgresql` on
    /// Windows.
    public Path postgresFolder() {
        return platform == Platform.WINDOWS
                ? windows("APPDATA", "Roaming").resolve("postgresql")
                : home.resolve(".postgresql");
    }

    // The XDG specification has relative paths ignored.
    private Path xdg(String name, Path fallback) {
        return variable(name).map(Path::of).filter(Path::isAbsolute).orElse(fallback);
    }

    private Path windows(String name, String folder) {
        return variable(name).map(Path::of).orElse(home.resolve("AppData").resolve(folder));
    }
}
