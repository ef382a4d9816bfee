package dev.tidemark.desktop.home;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.profile.ProfileShelf;
import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen: a card for each profile, what is broken, and the samples.
final class HomeView extends ScrollPane {
    // A screen of cards; who has more finds them by name.
    private static final int MOST_CARDS = 60;
    private static final int FEW = 6;

    private final HomeViewModel model;
    private final FlowPane cards = new FlowPane();
    private final Label more = new Label();
    private final TextField search = new TextField();

    HomeView(HomeViewModel model, List<Action> actions) {
        this.model = model;
        setId("home");
        getStyleClass().addAll("home", "edge-to-edge");
        getStylesheets().add(Theme.sheet(HomeView.class, "home.css"));
        setFitToWidth(true);
        var samples = new SamplesPane(model.samples());
        var firstStart = new FirstStartPane(model.samples());
        var first = firstStart();
        shownWhile(firstStart, first);
        shownWhile(samples, first.not().and(Bindings.isNotEmpty(model.samples().samples())));
        var content =
                new VBox(
                        new RecentPane(model),
                        heading(actions),
                        strip(model.problemProperty()),
                        strip(model.unreadProperty()),
                        strip(model.samples().problemProperty()),
                        loading(),
                        firstStart,
                        profiles(first),
                        broken(),
                        samples);
        content.getStyleClass().add("home-content");
        setContent(content);
        InvalidationListener fill = _ -> fill();
        model.cards().addListener(fill);
        search.textProperty().addListener(fill);
        fill();
    }

    private BooleanBinding firstStart() {
        return model.loadedProperty()
                .and(Bindings.isEmpty(model.cards()))
                .and(Bindings.isEmpty(model.broken()))
                .and(Bindings.isNotEmpty(model.samples().samples()))
                .and(model.samples().skippedProperty().not());
    }

    private HBox heading(List<Action> actions) {
        var title = new Label("Profiles");
        title.getStyleClass().add("title-2");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        search.setId("home-search");
        search.setPromptText("Find a profile");
        search.setAccessibleText("Find a profile");
        shownWhile(search, Bindings.size(model.cards()).greaterThan(FEW));
        var row = new HBox(title, room, search);
        row.getStyleClass().add("home-line");
        for (var action : actions) {
            row.getChildren()
                    .add(
                            action.icon() == BootstrapIcons.ARROW_CLOCKWISE
                                    ? Buttons.iconOnly(action)
                                    : Buttons.of(action));
        }
        row.getChildren().add(row.getChildren().size() - 2, paste());
        return row;
    }

    private Button paste() {
        var paste = new Button("Paste a connection …", new FontIcon(BootstrapIcons.CLIPBOARD));
        paste.setId("home-paste");
        paste.setOnAction(_ -> {
            String text = Clipboard.getSystemClipboard().getString();
            if (text != null && dev.tidemark.desktop.profile.PastedText.isConnection(text)) {
                model.paste(text);
            } else {
                model.create();
            }
        });
        return paste;
    }

    private HBox loading() {
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("home-busy");
        var row = new HBox(busy, new Label("Reading the profiles …"));
        row.getStyleClass().add("home-line");
        shownWhile(row, model.loadedProperty().not().and(model.unreadProperty().isNull()));
        return row;
    }

    private VBox profiles(BooleanBinding first) {
        cards.getStyleClass().add("home-cards");
        more.getStyleClass().add("text-muted");
        var nothing =
                new Label(
                        "There is no profile yet. A profile says how to reach a database and which"
                                + " projects belong to it; it is kept in %s."
                                        .formatted(model.file()));
        nothing.setWrapText(true);
        nothing.getStyleClass().add("text-muted");
        shownWhile(
                nothing,
                model.loadedProperty().and(Bindings.isEmpty(model.cards())).and(first.not()));
        return new VBox(nothing, cards, more);
    }

    private void fill() {
        var fitting = model.cards().stream().filter(card -> card.fits(search.getText())).toList();
        cards.getChildren()
                .setAll(
                        fitting.stream()
                                .limit(MOST_CARDS)
                                .map(card -> new ProfileCardPane(model, card))
                                .toList());
        int hidden = Math.max(0, fitting.size() - MOST_CARDS);
        more.setText(
                hidden > 0
                        ? "%d more: find them by name.".formatted(hidden)
                        : fitting.isEmpty() && !model.cards().isEmpty()
                                ? "No profile has this in its name or target."
                                : "");
        more.setVisible(!more.getText().isEmpty());
        more.setManaged(more.isVisible());
    }

    private VBox broken() {
        var box = new VBox();
        box.getStyleClass().add("home-section");
        model.broken()
                .addListener(
                        (InvalidationListener)
                                _ ->
                                        box.getChildren()
                                                .setAll(
                                                        model.broken().stream()
                                                                .map(this::broken)
                                                                .toList()));
        shownWhile(box, Bindings.isNotEmpty(model.broken()));
        return box;
    }

    private Node broken(ProfileShelf.Broken entry) {
        var strip = new ProblemStrip();
        strip.show(
                entry.problem(),
                model.own(entry)
                        ? List.of(
                                Action.of(
                                        "home.delete-broken",
                                        "Delete %s …".formatted(entry.name()),
                                        "",
                                        BootstrapIcons.TRASH,
                                        () -> model.delete(entry)))
                        : List.of());
        return strip;
    }

    private static ProblemStrip strip(
            javafx.beans.property.ReadOnlyObjectProperty<
                            dev.tidemark.engine.problem.@org.jspecify.annotations.Nullable Problem>
                    problem) {
        var strip = new ProblemStrip();
        problem.subscribe(shown -> strip.show(shown, List.of()));
        return strip;
    }

    static void shownWhile(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
