package dev.tidemark.desktop.create;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.template.Template;
import dev.tidemark.engine.template.TemplateParameter;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The first step: which template, found by words.
final class TemplateView extends VBox {
    private static final double ROW_HEIGHT = 30;
    private static final int MOST_PROBLEMS = 3;

    private final NewMigrationViewModel model;
    private final TextField search = new TextField();
    private final ListView<TemplateRow> list = new ListView<>();
    private final VBox about = new VBox();

    TemplateView(NewMigrationViewModel model) {
        this.model = model;
        getStyleClass().add("template-step");
        var strip = new Paragraph("", "template-problem");
        strip.setId("template-problem");
        model.libraryProblemsProperty().subscribe(problems -> tell(strip, problems));
        var left = new VBox(search(), list());
        left.getStyleClass().add("template-choice");
        var scroll = new ScrollPane(about);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "template-about-scroll");
        about.getStyleClass().add("template-about");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var middle = new HBox(left, scroll);
        middle.getStyleClass().add("template-middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(strip, middle);
        model.chosenProperty().subscribe(this::show);
    }

    private static void tell(Label strip, List<Problem> problems) {
        strip.setText(
                problems.stream()
                        .limit(MOST_PROBLEMS)
                        .map(it ->
                                "⚠ %s: %s. %s"
                                        .formatted(
                                                it.where() == null ? it.what() : it.where(),
                                                it.why(),
                                                ProblemText.hint(it)))
                        .collect(Collectors.joining("\n")));
        strip.setVisible(!problems.isEmpty());
        strip.setManaged(!problems.isEmpty());
    }

    /// What has the focus first.
    Node first() {
        return search;
    }

    private Node search() {
        search.setId("template-search");
        search.setPromptText("Search: foreign key, not null, …");
        search.setAccessibleText("Search templates");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                model.move(event.getCode() == KeyCode.DOWN ? 1 : -1);
                event.consume();
            }
        });
        return search;
    }

    private Node list() {
        list.setId("template-list");
        list.setAccessibleText("Templates");
        list.getStyleClass().add("template-list");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new TemplateCell());
        list.setPlaceholder(new Label("No template has these words."));
        VBox.setVgrow(list, Priority.ALWAYS);
        model.rowsProperty()
                .subscribe(rows -> {
                    list.getItems().setAll(rows);
                    select(model.chosenProperty().get());
                });
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row instanceof TemplateRow.Entry entry) {
                        model.chosenProperty().set(entry);
                    }
                });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                model.move(event.getCode() == KeyCode.DOWN ? 1 : -1);
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && model.chosenProperty().get() != null) {
                model.state().next();
            }
        });
        return list;
    }

    private void select(TemplateRow.@Nullable Entry entry) {
        if (entry == null) {
            list.getSelectionModel().clearSelection();
        } else if (!entry.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(entry);
            list.scrollTo(Math.max(0, list.getItems().indexOf(entry) - 4));
        }
    }

    private void show(TemplateRow.@Nullable Entry entry) {
        select(entry);
        about.getChildren().clear();
        if (entry == null) {
            return;
        }
        var title = new Paragraph(entry.title(), Styles.TITLE_4);
        title.setId("template-title");
        about.getChildren().add(title);
        if (entry.template().isEmpty()) {
            about.getChildren()
                    .add(
                            new Paragraph(
                                    "A file named by the project's convention, with the next"
                                            + " version, a header and a place for the way back."));
            return;
        }
        Template template = entry.template().get();
        about.getChildren().add(new Paragraph(template.about()));
        about.getChildren().add(new Paragraph(size(template), "template-size"));
        var asked = new Label("It asks for");
        asked.getStyleClass().add("template-asks");
        about.getChildren().add(asked);
        for (TemplateParameter parameter : template.parameters()) {
            if (parameter.asked()) {
                about.getChildren().add(line(parameter));
            }
        }
    }

    private static String size(Template template) {
        int parts = template.parts().size();
        String size =
                parts == 1
                        ? "Makes one migration."
                        : "Makes up to %d migrations, in their order.".formatted(parts);
        return template.ofProject() ? size + " From " + template.file() + "." : size;
    }

    private static Node line(TemplateParameter parameter) {
        var name = new Label(Words.capital(parameter.label()));
        name.getStyleClass().add("template-asked");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var help = new Paragraph(parameter.help(), "template-help");
        HBox.setHgrow(help, Priority.ALWAYS);
        var row = new HBox(name, help);
        row.getStyleClass().add("template-line");
        return row;
    }
}
