package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.problem.WindowWords;
import dev.tidemark.desktop.theme.StateMark;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.history.PastRun;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The tenant that the keyboard is at, beside map and list.
final class TenantInspectorView extends BorderPane {
    private final TimeText time = new TimeText(ZoneId.systemDefault());
    private final List<Action> acts;
    private final Label name = new Paragraph("", "tenant-title");
    private final Label state = new Label();
    private final FlowPane buttons = new FlowPane();
    private final ProblemStrip problem = new ProblemStrip();
    private final GridPane facts = new GridPane();
    private final VBox runs = new VBox();
    private final ObservableList<StatusRow> migrations = FXCollections.observableArrayList();
    private final BorderPane whole = new BorderPane();
    private final StackPane nothing;
    private @Nullable TenantRow shown;

    /// @param acts what can be done with the tenant
    TenantInspectorView(
            TenantsViewModel tenants, TenantInspectorViewModel model, List<Action> acts) {
        this.acts = acts;
        setId("tenant-inspector");
        getStyleClass().add("tenant-inspector");
        getStylesheets().add(Theme.sheet(TenantInspectorView.class, "tenants.css"));
        nothing = new StackPane(new Paragraph("No tenant is chosen.", "quiet"));
        nothing.getStyleClass().add("tenant-nothing");
        whole.setTop(head());
        whole.setCenter(tabs());
        tenants.currentProperty().subscribe(this::show);
        model.detailsProperty().subscribe(this::fill);
        model.problemProperty()
                .subscribe(failure -> {
                    if (failure != null) {
                        problem.show(failure, List.of());
                    }
                });
    }

    private VBox head() {
        name.setId("tenant-title");
        state.setId("tenant-state");
        buttons.getStyleClass().add("tenant-acts");
        for (var act : acts) {
            var button = Buttons.of(act);
            button.setId(act.id() + "-inspector");
            button.getStyleClass().add("small");
            buttons.getChildren().add(button);
        }
        var box = new VBox(name, state, buttons, problem);
        box.getStyleClass().add("tenant-head");
        return box;
    }

    private TabPane tabs() {
        facts.getStyleClass().add("tenant-facts");
        runs.getStyleClass().add("tenant-runs");
        var details = new VBox(facts, runs);
        details.getStyleClass().add("tenant-details");
        var scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        var list = new ListView<>(migrations);
        list.setId("tenant-migrations");
        list.setAccessibleText("Migrations of the tenant");
        list.getStyleClass().add("tenant-migrations");
        list.setCellFactory(_ -> new MigrationCell());
        var pane = new TabPane(tab("Details", scroll), tab("Migrations", list));
        pane.setId("tenant-tabs");
        pane.setAccessibleText("Parts of the tenant");
        return pane;
    }

    private static Tab tab(String text, Region content) {
        var tab = new Tab(text, content);
        tab.setClosable(false);
        return tab;
    }

    private void show(@Nullable TenantRow row) {
        shown = row;
        setCenter(row == null ? nothing : whole);
        if (row == null) {
            return;
        }
        name.setText(row.schema());
        state.setText("%s  %s".formatted(row.state().glyph(), sentence(row)));
        state.getStyleClass().setAll("label", "tenant-state", row.state().styleClass());
        problem.show(row.status().problem().orElse(null), List.of());
        migrations.setAll(row.status().report().map(report -> report.rows()).orElse(List.of()));
        runs.getChildren().clear();
        facts(row);
    }

    private static String sentence(TenantRow row) {
        String word = row.state().word();
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    private void facts(TenantRow row) {
        facts.getChildren().clear();
        fact("Migrations", row.progress());
        row.status()
                .lastApplied()
                .ifPresent(at ->
                        fact(
                                "Last applied",
                                "%s, %s"
                                        .formatted(
                                                time.minute(at), TimeText.ago(at, Instant.now()))));
        fact(
                "Records",
                switch (row.status().presence()) {
                    case KNOWN -> row.status().table().map(it -> it.name().toString()).orElse("");
                    case NEW -> "no tracking table yet";
                    case VANISHED -> "its schema is not there";
                });
        row.last().ifPresent(this::lastRollout);
    }

    private void lastRollout(TenantResult result) {
        String attempts = result.attempts() > 1 ? ", %d attempts".formatted(result.attempts()) : "";
        fact("Last rollout", result.state().text() + attempts);
        result.reason().ifPresent(reason -> fact("Left out", reason));
        result.error().ifPresent(error -> fact("Error", error));
        result.hint().ifPresent(hint -> fact("Way out", WindowWords.of(hint)));
    }

    private void fact(String label, String text) {
        if (!text.isBlank()) {
            var left = new Label(label);
            left.getStyleClass().add("quiet");
            left.setMinWidth(Region.USE_PREF_SIZE);
            var right = new Paragraph(text);
            GridPane.setHgrow(right, Priority.ALWAYS);
            facts.addRow(facts.getRowCount(), left, right);
        }
    }

    private void fill(@Nullable TenantDetails details) {
        if (details == null || shown == null) {
            return;
        }
        migrations.setAll(details.report().rows());
        runs.getChildren().setAll(new Paragraph("Runs", "text-bold"));
        if (details.runs().isEmpty()) {
            runs.getChildren().add(new Paragraph("Its journal has none.", "quiet"));
        }
        details.runs().forEach(run -> runs.getChildren().add(card(run)));
    }

    private VBox card(PastRun run) {
        String took = run.took().map(it -> " · " + TimeText.took(it.toMillis())).orElse("");
        var card =
                new VBox(
                        new Paragraph(
                                "%s  %s"
                                        .formatted(
                                                time.minute(run.record().startedAt()),
                                                run.state().sentence()),
                                "text-bold"),
                        new Paragraph(
                                "%s%s · %s".formatted(run.kind(), took, run.actor()), "quiet"));
        if (!run.versions().isEmpty()) {
            card.getChildren().add(new Paragraph(run.versions()));
        }
        run.problem()
                .ifPresent(failure ->
                        card.getChildren()
                                .add(
                                        new Paragraph(
                                                WindowWords.of(failure.text()), "state-failed")));
        card.getStyleClass().add("tenant-run");
        return card;
    }

    /// A migration, with when this tenant got it.
    private final class MigrationCell extends ListCell<StatusRow> {
        private final Label mark = new Label();
        private final Label title = new Label();
        private final Label when = new Label();
        private final HBox line = new HBox(mark, title, when);

        MigrationCell() {
            title.setMinWidth(0);
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            when.getStyleClass().add("quiet");
            when.setMinWidth(Region.USE_PREF_SIZE);
            mark.setMinWidth(Region.USE_PREF_SIZE);
            line.getStyleClass().add("tenant-migration");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable StatusRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var look = StateMark.of(row.state());
            mark.setText(look.glyph());
            mark.getStyleClass().setAll("label", "tenant-migration-mark", look.styleClass());
            title.setText(Column.of(row).name());
            when.setText(
                    row.tracked()
                            .filter(_ -> row.state().inForce())
                            .flatMap(tracked -> tracked.appliedAt())
                            .map(time::minute)
                            .orElse(look.word()));
            setAccessibleText("%s, %s, %s".formatted(title.getText(), look.word(), when.getText()));
            setGraphic(line);
        }
    }
}
