package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is done most, above the text: parts to jump to at the left, acts at the right.
final class EditorToolbar extends HBox {
    private static final Set<String> ON_BUTTONS =
            Set.of("editor.save", "editor.find", "editor.comment", "editor.explain", "editor.wrap");

    private final EditorActions actions;
    private final HBox parts = new HBox();

    EditorToolbar(EditorViewModel model, EditorActions actions) {
        this.actions = actions;
        getStyleClass().add("editor-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        parts.getStyleClass().add("editor-parts");
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        var save = Buttons.of(actions.save());
        save.getStyleClass().add("accent");
        getChildren()
                .addAll(
                        parts,
                        spacer,
                        Buttons.iconOnly(actions.find()),
                        Buttons.iconOnly(actions.comment()),
                        Buttons.iconOnly(actions.wrap()),
                        Buttons.iconOnly(actions.explain()),
                        more(actions.all()),
                        save);
        model.outlineProperty().subscribe(this::show);
    }

    private static MenuButton more(List<Action> all) {
        var more = new MenuButton(null, new FontIcon(BootstrapIcons.THREE_DOTS));
        more.setId("editor.more");
        more.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        more.setAccessibleText("More");
        all.stream()
                .filter(action -> !ON_BUTTONS.contains(action.id()))
                .forEach(action -> more.getItems().add(Buttons.menuItem(action)));
        return more;
    }

    private void show(@Nullable MigrationOutline outline) {
        var found = outline == null ? List.<MigrationPart>of() : outline.parts();
        parts.getChildren().setAll(found.stream().map(this::jump).toList());
    }

    private Button jump(MigrationPart part) {
        String name = Gutter.name(part.kind());
        var button =
                new Button(
                        name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + name.substring(1));
        button.setId("editor.jump." + name);
        button.getStyleClass().addAll("small", "part-jump", Gutter.styleClass(part.kind()));
        button.setAccessibleHelp("Goes to line %d".formatted(part.firstLine()));
        button.setOnAction(_ -> actions.goTo(part.kind()));
        return button;
    }
}
