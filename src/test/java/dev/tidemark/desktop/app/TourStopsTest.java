package dev.tidemark.desktop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.postgres.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TourStopsTest {
    /// So that one command makes all of them anew: `packaging/pictures.sh`.
    @Test
    void everyPictureOfTheDocumentsIsAStop() throws IOException {
        var stops =
                TourStops.all(Environment.ofProcess()).stream()
                        .map(stop -> stop.name() + ".png")
                        .collect(Collectors.toSet());
        try (var pictures = Files.list(Path.of("docs/images"))) {
            assertEquals(
                    List.of(),
                    pictures.map(picture -> String.valueOf(picture.getFileName()))
                            .filter(name -> !stops.contains(name))
                            .toList());
        }
    }
}
