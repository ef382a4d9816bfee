package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.problem.FaultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The one window for bugs. The application goes on; the same bug again is counted, another one is
/// added below. Used on the JavaFX thread.
public final class ErrorWindow {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 460;

    private final Theme theme;
    private final String version;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Throwable> bugs = new LinkedHashMap<>();
    private final Label code = new Label();
    private final TextArea details = new TextArea();
    private @Nullable Stage stage;

    /// @param version what this build calls itself
    public ErrorWindow(Theme theme, String version) {
        this.theme = theme;
        this.version = version;
    }

    /// Shows a bug.
    public void show(Throwable bug) {
        String name = FaultCode.of(bug);
        counts.merge(name, 1, Integer::sum);
        bugs.putIfAbsent(name, bug);
        code.setText("Code %s".formatted(String.join(", ", counts.keySet())));
        details.setText(text());
        if (stage == null) {
            stage = open();
        }
        stage.show();
        stage.toFront();
    }

    private String text() {
        var parts = new ArrayList<String>();
        counts.forEach((name, count) ->
                parts.add(
                        "Fault %s, seen %d×, Tidemark %s, Java %s on %s\n%s"
                                .formatted(
                                        name,
                                        count,
                                        version,
                                        Runtime.version(),
                                        System.getProperty("os.name"),
                                        trace(bugs.get(name)))));
        return String.join("\n", parts);
    }

    /// Types and places only: a message may hold what nobody wants to hand on.
    private static String trace(@Nullable Throwable bug) {
        var text = new StringBuilder();
        for (var link = bug; link != null; link = link.getCause()) {
            text.append(text.isEmpty() ? "" : "caused by ").append(link.getClass().getName());
            text.append('\n');
            for (var frame : link.getStackTrace()) {
                text.append("  at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    private Stage open() {
        var title = new Label("Something went wrong inside Tidemark");
        title.getStyleClass().add("title-4");
        var text =
                new Label(
                        "This is a fault of the program, not of your database. Tidemark goes on; what"
                                + " you did last may not have been done. Please report the code with"
                                + " the details.");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        code.setId("error-code");
        code.getStyleClass().add("text-bold");
        details.setId("error-details");
        details.setEditable(false);
        details.setAccessibleText("Details of the fault");
        VBox.setVgrow(details, Priority.ALWAYS);
        var box = new VBox(title, text, code, details, buttons());
        box.getStyleClass().add("error-window");
        box.getStylesheets().add(Theme.sheet(ErrorWindow.class, "shell.css"));
        var made = new Stage();
        made.setTitle("Tidemark: internal fault");
        var scene = new Scene(box, WIDTH, HEIGHT);
        theme.dress(scene);
        made.setScene(scene);
        made.setOnHidden(_ -> forget());
        return made;
    }

    private HBox buttons() {
        var copy = new Button("Copy details", new FontIcon(BootstrapIcons.CLIPBOARD));
        copy.setId("error-copy");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(details.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var close = new Button("Go on");
        close.setId("error-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> close());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var row = new HBox(copy, room, close);
        row.getStyleClass().add("question-buttons");
        return row;
    }

    private void close() {
        if (stage != null) {
            stage.hide();
        }
    }

    private void forget() {
        counts.clear();
        bugs.clear();
    }
}
