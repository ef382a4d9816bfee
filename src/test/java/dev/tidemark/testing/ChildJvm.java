package dev.tidemark.testing;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a class of the tests or of the product in a process of its own, to be killed for example.
public final class ChildJvm {
    private ChildJvm() {}

    /// The command for `main` of a class; errors go where this process's errors go.
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath(),
                                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    // Some runners of tests load them with a loader of their own.
    private static String classPath() {
        var path = new ArrayList<String>();
        if (ChildJvm.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                try {
                    path.add(Path.of(url.toURI()).toString());
                } catch (URISyntaxException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        path.add(System.getProperty("java.class.path"));
        return String.join(System.getProperty("path.separator"), path);
    }
}
