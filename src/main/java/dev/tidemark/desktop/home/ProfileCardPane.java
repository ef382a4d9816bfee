package dev.tidemark.desktop.home;

import dev.tidemark.desktop.home.CardState.ProjectState;
import dev.tidemark.desktop.theme.EnvironmentMark;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.Profile.Protection;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.SavedProfile.Origin;
import dev.tidemark.engine.status.StatusSummary;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// A profile as a card: what it is for, where it leads, how its database stands, its projects.
final class ProfileCardPane extends VBox {
    private final HomeViewModel model;
    private final ProfileCard card;
    private final SavedProfile profile;
    private final VBox status = new VBox();
    private final VBox projects = new VBox();

    ProfileCardPane(HomeViewModel model, ProfileCard card) {
        this.model = model;
        this.card = card;
        this.profile = card.profile();
        var kind = EnvironmentMark.of(profile.environment().map(it -> it.text()));
        getStyleClass().addAll("home-card", "profile-card", kind.styleClass());
        setId("card-" + profile.name());
        var name = new Label(profile.name());
        name.getStyleClass().add("home-card-title");
        var target = new Label();
        target.textProperty().bind(card.targetProperty());
        target.getStyleClass().add("home-card-target");
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        status.getStyleClass().add("home-card-status");
        projects.getStyleClass().add("home-card-projects");
        getChildren().addAll(head(kind), name, target, status, room, projects);
        card.stateProperty().subscribe(this::show);
    }

    private HBox head(EnvironmentMark kind) {
        var environment = new Label(kind.word());
        environment.getStyleClass().addAll("home-badge", kind.styleClass());
        var row = new HBox(environment);
        if (profile.protection() == Protection.PROTECTED) {
            row.getChildren().add(tag("protected", BootstrapIcons.SHIELD_LOCK));
        }
        if (profile.origin() instanceof Origin.OfTeam team) {
            var tag = tag("team", BootstrapIcons.PEOPLE);
            tag.setTooltip(new Tooltip("From the project " + team.project()));
            row.getChildren().add(tag);
        }
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        row.getChildren().addAll(room, menu());
        row.getStyleClass().add("home-card-head");
        return row;
    }

    private static Label tag(String text, Ikon icon) {
        var tag = new Label(text, new FontIcon(icon));
        tag.getStyleClass().add("home-tag");
        return tag;
    }

    private MenuButton menu() {
        var menu = new MenuButton(null, new FontIcon(BootstrapIcons.THREE_DOTS));
        menu.setId("menu-" + profile.name());
        menu.setAccessibleText("What can be done with " + profile.name());
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        var edit = profile.ofTeam() ? "Show" : "Edit";
        menu.getItems()
                .setAll(
                        item("edit", edit, BootstrapIcons.PENCIL, () -> model.edit(profile)),
                        item("test", "Test", BootstrapIcons.PLUG, () -> model.test(profile)),
                        item(
                                "duplicate",
                                "Duplicate",
                                BootstrapIcons.FILES,
                                () -> model.duplicate(profile)),
                        item(
                                "look",
                                "Look again",
                                BootstrapIcons.ARROW_CLOCKWISE,
                                () -> model.look(card)),
                        item(
                                "folder",
                                "Open another folder …",
                                BootstrapIcons.FOLDER,
                                this::chooseFolder));
        if (!profile.ofTeam()) {
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item(
                                    "delete",
                                    "Delete …",
                                    BootstrapIcons.TRASH,
                                    () -> model.delete(profile)));
        }
        return menu;
    }

    private MenuItem item(String id, String text, Ikon icon, Runnable perform) {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setId("%s-%s".formatted(id, profile.name()));
        item.setOnAction(_ -> perform.run());
        return item;
    }

    private void show(CardState state) {
        status.getChildren().clear();
        switch (state) {
            case CardState.Waiting _ -> status.getChildren().add(muted("·  Waiting"));
            case CardState.Reading _ -> status.getChildren().add(muted("…  Asking the server"));
            case CardState.NeedsUser needed -> {
                status.getChildren().add(muted("?  " + needed.why()));
                status.getChildren().add(small("look", "Look", () -> model.look(card)));
            }
            case CardState.Known known -> {
                var line =
                        line(
                                "●  %s · %d ms".formatted(known.server(), known.took().toMillis()),
                                "home-reachable");
                line.setTooltip(new Tooltip("Reachable; connecting took this long"));
                status.getChildren().addAll(line, muted(known.backup()));
            }
            case CardState.Failed failed -> {
                var why = line("✗  " + failed.problem().why(), "home-unreachable");
                var ways =
                        new HBox(
                                small("again", "Look again", () -> model.look(card)),
                                small("try", "Test", () -> model.test(profile)));
                ways.getStyleClass().add("home-line");
                status.getChildren().addAll(why, ways);
            }
        }
        showProjects(state);
    }

    private void showProjects(CardState state) {
        projects.getChildren().clear();
        for (var folder : profile.projects()) {
            Optional<ProjectState> known =
                    state instanceof CardState.Known it
                            ? it.projects().stream()
                                    .filter(project -> project.folder().equals(folder))
                                    .findFirst()
                            : Optional.empty();
            projects.getChildren().add(project(folder, known));
        }
        if (profile.projects().isEmpty()) {
            var choose = small("choose", "Choose its project …", this::chooseFolder);
            choose.setGraphic(new FontIcon(BootstrapIcons.FOLDER));
            projects.getChildren().add(choose);
        }
    }

    private HBox project(Path folder, Optional<ProjectState> known) {
        String text = String.valueOf(folder.getFileName());
        var name = new Label(text);
        name.setTooltip(new Tooltip(folder.toString()));
        name.getStyleClass().add("home-project-name");
        var facts = new VBox(name);
        known.ifPresent(state -> facts.getChildren().add(facts(state)));
        HBox.setHgrow(facts, Priority.ALWAYS);
        var open = new Button("Open");
        open.setId("open-%s-%s".formatted(profile.name(), text));
        open.setAccessibleText("Open %s on %s".formatted(text, profile.name()));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.disableProperty().bind(model.openingProperty());
        open.setOnAction(_ -> model.open(profile, folder));
        var row = new HBox(new FontIcon(BootstrapIcons.FOLDER), facts, open);
        row.getStyleClass().add("home-project");
        return row;
    }

    private static Region facts(ProjectState state) {
        return switch (state) {
            case ProjectState.Unread unread
                    when unread.problem().code() == ProblemCode.TRACKING_AMBIGUOUS ->
                    muted("?  Several schemas: it asks for one when you open it");
            case ProjectState.Unread unread ->
                    line("✗  " + unread.problem().why(), "home-unreachable");
            case ProjectState.Compared compared -> counts(compared);
        };
    }

    private static FlowPane counts(ProjectState.Compared compared) {
        var row = new FlowPane();
        row.getStyleClass().add("home-counts");
        compared.schema().ifPresent(schema -> row.getChildren().add(muted(schema)));
        row.getChildren()
                .add(muted(compared.version().map("at %s"::formatted).orElse("nothing applied")));
        StatusSummary summary = compared.summary();
        count(row, summary.failed(), "✗ %d failed", "state-failed");
        count(row, summary.pending(), "○ %d pending", "state-pending");
        count(row, summary.changed(), "≠ %d changed", "state-changed");
        count(row, summary.missing(), "∅ %d missing", "state-missing");
        count(row, summary.outOfOrder(), "⤴ %d out of order", "state-out-of-order");
        if (upToDate(summary)) {
            row.getChildren().add(line("✓ up to date", "state-applied"));
        }
        return row;
    }

    private static boolean upToDate(StatusSummary summary) {
        int open =
                summary.failed()
                        + summary.pending()
                        + summary.changed()
                        + summary.missing()
                        + summary.outOfOrder();
        return open == 0 && summary.applied() > 0;
    }

    private static void count(FlowPane row, int number, String text, String styleClass) {
        if (number > 0) {
            row.getChildren().add(line(text.formatted(number), styleClass));
        }
    }

    private Button small(String id, String text, Runnable perform) {
        var button = new Button(text);
        button.setId("%s-%s".formatted(id, profile.name()));
        button.setAccessibleText("%s: %s".formatted(text, profile.name()));
        button.getStyleClass().add("small");
        button.setOnAction(_ -> perform.run());
        return button;
    }

    private void chooseFolder() {
        var chosen = new DirectoryChooser().showDialog(getScene().getWindow());
        if (chosen != null) {
            model.openFolder(profile, chosen.toPath());
        }
    }

    private static Label muted(String text) {
        return line(text, "text-muted");
    }

    private static Label line(String text, String styleClass) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
