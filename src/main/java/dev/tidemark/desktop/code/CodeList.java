package dev.tidemark.desktop.code;

import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Lines of text with their numbers, to look at and to copy. Only what is visible costs anything,
/// whatever the number of lines.
public final class CodeList extends ListView<CodeLine> {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final CodeMetrics metrics = new CodeMetrics();

    /// @param spoken what screen readers call it
    public CodeList(String spoken) {
        setAccessibleText(spoken);
        getStyleClass().addAll("code-list", "edge-to-edge");
        getStylesheets().add(Theme.sheet(CodeList.class, "code.css"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new CodeCell(metrics));
        setFixedCellSize(metrics.rowHeight());
        copying(this, CodeLine::copied);
    }

    /// Lets what is selected be copied.
    static <T> void copying(ListView<T> list, Function<T, String> copied) {
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                var content = new ClipboardContent();
                content.putString(
                        list.getSelectionModel().getSelectedItems().stream()
                                .map(copied)
                                .collect(Collectors.joining("\n")));
                Clipboard.getSystemClipboard().setContent(content);
                event.consume();
            }
        });
    }

    /// Shows other lines, from the top.
    public void show(List<CodeLine> lines) {
        metrics.measure(lines);
        getItems().setAll(lines);
        scrollTo(0);
    }

    /// The height at which all lines show without scrolling.
    ///
    /// @param most lines at most
    public double heightOf(int most) {
        return Math.clamp(getItems().size(), 1, most) * metrics.rowHeight() + 2;
    }
}
