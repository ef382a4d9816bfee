package dev.tidemark.desktop.search;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.code.CodeMetrics;
import dev.tidemark.desktop.theme.Theme;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What is looked for above, what was found below.
final class SearchView extends BorderPane {
    /// How long nobody types before it is looked for.
    private static final Duration QUIET = Duration.millis(300);

    private static final int DIGITS = 5;

    private final SearchViewModel model;
    private final TextField query = new TextField();
    private final Label status = new Label();
    private final ListView<SearchRow> rows = new ListView<>();
    private final PauseTransition quiet = new PauseTransition(QUIET);

    SearchView(SearchViewModel model) {
        this.model = model;
        getStyleClass().add("search");
        getStylesheets()
                .addAll(
                        Theme.sheet(CodeList.class, "code.css"),
                        Theme.sheet(SearchView.class, "search.css"));
        quiet.setOnFinished(_ -> model.search());
        setTop(head());
        setCenter(list());
        model.queryProperty().addListener((_, _, _) -> quiet.playFromStart());
    }

    private VBox head() {
        query.setId("search-query");
        query.setPromptText("Find in the files of all migrations");
        query.setAccessibleText("Text to find in all files");
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HBox.setHgrow(query, Priority.ALWAYS);
        var row =
                new HBox(
                        query,
                        option("Aa", "Match case", "search-case", model.matchCaseProperty()),
                        option("W", "Whole words", "search-word", model.wholeWordProperty()),
                        option(".*", "Regular expression", "search-regex", model.regexProperty()),
                        stop());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("search-row");
        status.setId("search-status");
        status.getStyleClass().add("search-status");
        model.statusProperty().subscribe(_ -> tell());
        model.errorProperty().subscribe(_ -> tell());
        var head = new VBox(row, status);
        head.getStyleClass().add("search-head");
        return head;
    }

    private Button stop() {
        return Buttons.of(
                Action.of("search.stop", "Stop", "", BootstrapIcons.STOP_FILL, model::stop)
                        .when(model.runningProperty()));
    }

    private ToggleButton option(String text, String means, String id, BooleanProperty property) {
        var toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.getStyleClass().add("search-option");
        toggle.setAccessibleText(means);
        toggle.setTooltip(new Tooltip(means));
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(property);
        toggle.selectedProperty().addListener((_, _, _) -> model.search());
        return toggle;
    }

    private ListView<SearchRow> list() {
        var metrics = new CodeMetrics();
        metrics.digits(DIGITS);
        rows.setId("search-rows");
        rows.setAccessibleText("Places that were found");
        rows.getStyleClass().addAll("code-list", "edge-to-edge", "search-rows");
        rows.setItems(model.rows());
        rows.setFixedCellSize(metrics.rowHeight() + 4);
        rows.setCellFactory(_ -> new SearchCell(metrics));
        rows.setPlaceholder(new Label(""));
        rows.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        return rows;
    }

    private void tell() {
        boolean wrong = !model.errorProperty().get().isEmpty();
        status.getStyleClass().remove("search-error");
        if (wrong) {
            status.getStyleClass().add("search-error");
        }
        String text = wrong ? model.errorProperty().get() : model.statusProperty().get();
        status.setText(
                text.isEmpty() ? "Up and rollback files; what is not saved is not searched" : text);
    }

    private void open() {
        var chosen = rows.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.open(chosen);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            quiet.stop();
            model.search();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && !rows.getItems().isEmpty()) {
            rows.requestFocus();
            // The first row is a file's name.
            rows.getSelectionModel().clearAndSelect(Math.min(1, rows.getItems().size() - 1));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.runningProperty().get()) {
            model.stop();
            event.consume();
        }
    }

    /// Looks for something else at once.
    void search(String words) {
        query.setText(words);
        quiet.stop();
        model.search();
    }

    /// Takes the keyboard, for another search.
    void enter() {
        query.requestFocus();
        query.selectAll();
    }
}
