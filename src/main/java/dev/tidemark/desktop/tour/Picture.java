package dev.tidemark.desktop.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// Writes pictures as PNG. Without javafx.swing: the pixels are copied.
public final class Picture {
    private Picture() {}

    /// Writes an image; the folder is made when it does not exist.
    ///
    /// @throws IOException when the file can't be written
    public static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        if (!ImageIO.write(copy, "png", file.toFile())) {
            throw new IOException("no encoder for PNG");
        }
    }
}
