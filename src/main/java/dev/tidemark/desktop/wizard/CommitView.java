package dev.tidemark.desktop.wizard;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.action.Action;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// The last look: what will happen, on which terms, and the target's name to type where it is
/// wanted.
public final class CommitView extends VBox {
    private static final int MOST = 12;

    private final CommitViewModel model;
    private final Label what = new Paragraph("", Styles.TEXT_BOLD);
    private final Label list = new Paragraph("", "commit-list");
    private final Label warning = new Paragraph();
    private final TextField name = new TextField();

    private CommitView(CommitViewModel model, List<String> terms) {
        this.model = model;
        getStyleClass().add("commit-view");
        list.setId("commit-list");
        warning.setId("commit-warnings");
        getChildren().addAll(what, list, warning);
        terms.forEach(term -> getChildren().add(new Paragraph(term)));
        getChildren()
                .add(
                        new Paragraph(
                                "Just before anything is sent, the server is asked again whether it is this database, server and role."));
        getChildren().add(typedName());
        model.proposalProperty().subscribe(this::show);
    }

    /// The step of a wizard that commits, and the only one that does.
    ///
    /// @param icon of its button
    /// @param help what pressing it does, one sentence
    /// @param terms what holds whatever is committed, in whole sentences
    public static WizardStep step(
            CommitViewModel model, Ikon icon, String help, List<String> terms) {
        var view = new CommitView(model, terms);
        var act =
                Action.of("commit", model.textProperty().get(), help, icon, model::commit)
                        .when(model.mayCommit());
        return WizardStep.of("commit", "Commit", "The last look before anything is sent.", view)
                .committing(act, model.textProperty())
                .focusing(view.name);
    }

    private Node typedName() {
        var label = new Paragraph();
        label.textProperty()
                .bind(
                        model.whyNamedProperty()
                                .map(why ->
                                        "%s Type the target's name, %s:"
                                                .formatted(why, model.targetName())));
        label.setLabelFor(name);
        name.setId("commit-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.targetName()));
        name.setMaxWidth(Region.USE_PREF_SIZE);
        name.setPrefColumnCount(24);
        name.textProperty().bindBidirectional(model.typedNameProperty());
        var box = new VBox(label, name);
        box.getStyleClass().add("commit-name-box");
        var asked = model.whyNamedProperty().isNotEmpty();
        box.visibleProperty().bind(asked);
        box.managedProperty().bind(asked);
        name.visibleProperty().bind(asked);
        return box;
    }

    private void show(@Nullable Proposal offered) {
        if (offered == null) {
            return;
        }
        what.setText(offered.what());
        list.setText(firstOf(offered.lines()));
        warning.setText(offered.warning());
        warning.setVisible(!offered.warning().isEmpty());
        warning.setManaged(!offered.warning().isEmpty());
    }

    /// Of many lines the first.
    private static String firstOf(List<String> lines) {
        String text = String.join("\n", lines.subList(0, Math.min(MOST, lines.size())));
        return lines.size() > MOST ? "%s\nand %d more".formatted(text, lines.size() - MOST) : text;
    }
}
