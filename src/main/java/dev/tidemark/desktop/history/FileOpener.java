package dev.tidemark.desktop.history;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Opens files with the program that the system has for them. Blocks; called on a worker.
///
/// @param environment which system it is, and where its programs are
record FileOpener(Environment environment) {
    /// What opens files tells within this time that it can't; some of them stay until the file is
    /// closed, and are left to it.
    private static final long PATIENCE_S = 3;

    /// Opens a file.
    ///
    /// @return the file
    /// @throws ProblemException when nothing here opens it
    /// @throws InterruptedException when interrupted
    Path open(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw failed(file, "It is not there any more.").asException();
        }
        var words =
                switch (environment.platform()) {
                    case LINUX -> List.of("xdg-open");
                    case MACOS -> List.of("open");
                    case WINDOWS -> List.of("rundll32.exe", "url.dll,FileProtocolHandler");
                };
        var program = environment.program(words.getFirst());
        if (program.isEmpty()) {
            throw failed(
                            file,
                            "%s, which opens files, is not installed.".formatted(words.getFirst()))
                    .asException();
        }
        var command = new ArrayList<String>();
        command.add(program.get().toString());
        command.addAll(words.subList(1, words.size()));
        command.add(file.toString());
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_S, TimeUnit.SECONDS) && process.exitValue() != 0) {
                throw failed(
                                file,
                                "%s ended with exit code %d."
                                        .formatted(program.get(), process.exitValue()))
                        .asException();
            }
            return file;
        } catch (IOException e) {
            throw new ProblemException(failed(file, String.valueOf(e.getMessage())), e);
        }
    }

    private static Problem failed(Path file, String why) {
        return Problem.of(
                ProblemCode.FILE_NOT_OPENED,
                "%s was not opened".formatted(file.getFileName()),
                why,
                "Open %s by hand.".formatted(file));
    }
}
