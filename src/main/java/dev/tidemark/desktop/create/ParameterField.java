package dev.tidemark.desktop.create;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.template.ParameterKind;
import dev.tidemark.engine.template.TemplateParameter;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A field of a template: its name, what is typed or chosen, what it is for, and what is wrong with
/// it.
final class ParameterField extends VBox {
    private final NewMigrationViewModel model;
    private final TemplateParameter parameter;
    private final Label fault = new Paragraph("", "field-fault");
    private final Node control;
    private Runnable prompt = () -> {};
    private String used = "";

    ParameterField(NewMigrationViewModel model, TemplateParameter parameter) {
        this.model = model;
        this.parameter = parameter;
        getStyleClass().add("field");
        control =
                switch (parameter.kind()) {
                    case YES_NO -> yesNo();
                    case CHOICE -> choice();
                    case SQL, ROWS, COLUMN_LIST -> typed(lines());
                    default -> typed(new TextField());
                };
        control.setId("field-" + parameter.name());
        fault.setId("fault-" + parameter.name());
        if (!(control instanceof CheckBox)) {
            var label = new Label(Words.capital(parameter.label()));
            label.getStyleClass().add("field-label");
            label.setLabelFor(control);
            getChildren().add(label);
        }
        getChildren().addAll(control, new Paragraph(parameter.help(), "field-help"), fault);
        show(model.sketchProperty().get());
    }

    /// Whether somebody has to give it.
    boolean asked() {
        return parameter.asked();
    }

    /// Takes the keyboard.
    void focus() {
        control.requestFocus();
    }

    private static TextArea lines() {
        var area = new TextArea();
        area.setPrefRowCount(4);
        area.getStyleClass().add("field-lines");
        return area;
    }

    private Node typed(TextInputControl field) {
        field.setAccessibleText(Words.capital(parameter.label()));
        field.setText(model.said(parameter.name()));
        field.textProperty().subscribe((_, text) -> model.say(parameter.name(), text));
        prompt =
                () ->
                        field.setPromptText(
                                used.isEmpty() && !parameter.example().isEmpty()
                                        ? "for example " + parameter.example()
                                        : used);
        if (field instanceof TextField line && offered("") != null) {
            Offers.to(line, this::offered);
        }
        return field;
    }

    /// Names that fit what is typed; null where none are ever offered.
    private @Nullable List<String> offered(String typed) {
        var names = model.namesProperty().get();
        return switch (parameter.kind()) {
            case TABLE -> names.tables(typed);
            case COLUMN, COLUMNS, INDEX_COLUMNS -> names.columnsOf(model.said("table"), typed);
            default -> null;
        };
    }

    private Node choice() {
        var box = new ChoiceBox<String>();
        box.getItems().setAll(parameter.choices());
        box.setAccessibleText(Words.capital(parameter.label()));
        String said = model.said(parameter.name());
        box.setValue(said.isEmpty() ? parameter.preset().source() : said);
        box.valueProperty().subscribe((_, value) -> model.say(parameter.name(), value));
        return box;
    }

    private Node yesNo() {
        var box = new CheckBox(Words.capital(parameter.label()));
        String said = model.said(parameter.name());
        String now = said.isEmpty() ? parameter.preset().source() : said;
        box.setSelected(now.equals("yes"));
        box.setMnemonicParsing(false);
        box.selectedProperty()
                .subscribe((_, yes) -> model.say(parameter.name(), yes ? "yes" : "no"));
        return box;
    }

    /// Shows what its value is now, and what is wrong with it.
    void show(Sketch sketch) {
        boolean own = model.said(parameter.name()).isEmpty();
        used = own ? sketch.used().getOrDefault(parameter.name(), "") : used;
        prompt.run();
        String why = sketch.faults().getOrDefault(parameter.name(), "");
        fault.setText(why);
        fault.setVisible(!why.isEmpty());
        fault.setManaged(!why.isEmpty());
        if (parameter.kind() == ParameterKind.YES_NO || parameter.kind() == ParameterKind.CHOICE) {
            return;
        }
        control.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty());
    }
}
