package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.tenants.PlannedRollout.Group;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.engine.tenant.adapt.AdaptationFinding;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What would be done: tenants that get the same together, the SQL as it is sent, and what is not
/// adapted with certainty.
final class TenantPlanView extends BorderPane {
    private static final int MOST_FINDINGS = 4;
    private static final int MOST_TENANTS = 100;
    private static final double ROW = 2.4 * 14;

    private final RolloutViewModel model;
    private final Newest reading;
    private final Label summary = new Label();
    private final ListView<Group> groups = new ListView<>();
    private final ListView<AdaptationFinding> findings = new ListView<>();
    private final VBox doubts;
    private final ProblemStrip obstacle = new ProblemStrip();
    private final ChoiceBox<PlannedMigration> migration = new ChoiceBox<>();
    private final ChoiceBox<String> tenant = new ChoiceBox<>();
    private final CodeList sql = new CodeList("SQL as it is sent for the tenant");

    TenantPlanView(RolloutViewModel model) {
        this.model = model;
        reading = new Newest(model.context().work());
        getStyleClass().add("tenant-plan");
        doubts = doubts();
        setTop(head());
        var split = new SplitPane(groups(), sql());
        split.setDividerPositions(0.4);
        setCenter(split);
        setBottom(doubts);
        model.plannedProperty().subscribe(this::show);
        model.readingProperty().subscribe(_ -> showSummary());
    }

    private Node head() {
        summary.setId("plan-summary");
        summary.getStyleClass().add("title-4");
        summary.setMinWidth(0);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("tenants-busy");
        busy.visibleProperty().bind(model.readingProperty());
        busy.setAccessibleText("Reading files and tenants");
        var again =
                Action.of(
                        "plan-again",
                        "Plan again",
                        "Reads files and tenants anew.",
                        BootstrapIcons.ARROW_CLOCKWISE,
                        model::plan);
        var row = new HBox(summary, busy, Buttons.iconOnly(again));
        row.getStyleClass().add("tenant-plan-head");
        var strip = new ProblemStrip();
        model.problemProperty()
                .subscribe(it -> strip.show(it, it == null ? List.of() : List.of(again)));
        return new VBox(row, strip);
    }

    private Node groups() {
        groups.setId("plan-groups");
        groups.setAccessibleText("Tenants that get the same");
        groups.getStyleClass().add("plan-groups");
        groups.setCellFactory(_ -> new GroupCell());
        groups.setPlaceholder(new Label(""));
        groups.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        return groups;
    }

    private Node sql() {
        tenant.setId("plan-tenant");
        tenant.setAccessibleText("Tenant");
        migration.setId("plan-migration");
        migration.setAccessibleText("Migration");
        migration.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable PlannedMigration one) {
                        return one == null ? "" : one.label();
                    }

                    @Override
                    public @Nullable PlannedMigration fromString(String text) {
                        return null;
                    }
                });
        tenant.valueProperty().subscribe(_ -> showSql());
        migration.valueProperty().subscribe(_ -> showSql());
        tenant.setMaxWidth(220);
        migration.setMinWidth(0);
        migration.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(migration, Priority.ALWAYS);
        var label = new Label("SQL for");
        label.setMinWidth(Region.USE_PREF_SIZE);
        tenant.setMinWidth(Region.USE_PREF_SIZE);
        var choice = new HBox(label, tenant, migration);
        choice.getStyleClass().add("tenant-plan-head");
        sql.setId("plan-sql");
        Fields.only(choice, tenant.valueProperty().isNotNull());
        var pane = new BorderPane(sql);
        pane.setTop(new VBox(choice, obstacle));
        return pane;
    }

    private VBox doubts() {
        findings.setId("plan-findings");
        findings.setAccessibleText("What is not adapted with certainty");
        findings.getStyleClass().add("plan-findings");
        findings.setCellFactory(_ -> new FindingCell());
        findings.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        findings.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            }
        });
        var title =
                new Label(
                        "! Not adapted with certainty. Enter opens the place; look before you go on.");
        title.getStyleClass().add("state-changed");
        var box = new VBox(title, findings);
        box.getStyleClass().add("plan-doubts");
        return box;
    }

    private void open() {
        var finding = findings.getSelectionModel().getSelectedItem();
        var plan = model.plannedProperty().get();
        if (finding != null && plan != null) {
            model.context()
                    .navigator()
                    .editor(
                            plan.reader().project().root().resolve(finding.where().file()),
                            finding.where().line(),
                            finding.where().column());
        }
    }

    private void show(@Nullable PlannedRollout plan) {
        showSummary();
        groups.getItems().setAll(plan == null ? List.of() : plan.groups());
        groups.getSelectionModel().selectFirst();
        var doubtful = plan == null ? List.<AdaptationFinding>of() : plan.plan().findings();
        findings.getItems().setAll(doubtful);
        findings.setPrefHeight(Math.min(doubtful.size(), MOST_FINDINGS) * ROW + 2);
        doubts.setVisible(!doubtful.isEmpty());
        doubts.setManaged(!doubtful.isEmpty());
    }

    private void showSummary() {
        var plan = model.plannedProperty().get();
        boolean busy = model.readingProperty().get();
        summary.setText(
                busy
                        ? "Reading files and tenants…"
                        : plan == null
                                ? ""
                                : plan.ready() == 0 && plan.blocked() == 0
                                        ? "Nothing to do: " + plan.summary()
                                        : plan.summary());
    }

    private void choose(@Nullable Group group) {
        var chosen = Optional.ofNullable(group).filter(it -> !it.migrations().isEmpty());
        tenant.setItems(
                FXCollections.observableArrayList(
                        chosen.map(it -> it.schemas().stream().limit(MOST_TENANTS).toList())
                                .orElse(List.of())));
        migration.setItems(
                FXCollections.observableArrayList(chosen.map(Group::migrations).orElse(List.of())));
        tenant.getSelectionModel().selectFirst();
        migration.getSelectionModel().selectFirst();
        obstacle.show(group == null ? null : group.problem().orElse(null), List.of());
    }

    private void showSql() {
        var plan = model.plannedProperty().get();
        var one = migration.getValue();
        String schema = tenant.getValue();
        if (plan == null || one == null || schema == null) {
            sql.show(List.of());
            return;
        }
        reading.start(
                () -> CodeLine.of(plan.shown(one, schema)), sql::show, _ -> sql.show(List.of()));
    }

    private final class GroupCell extends ListCell<Group> {
        private final Label count = new Label();
        private final Label what = new Label();
        private final Label who = new Label();
        private final VBox box = new VBox(count, what, who);

        GroupCell() {
            count.getStyleClass().add("text-bold");
            who.getStyleClass().add("quiet");
            box.getStyleClass().add("plan-group");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Group group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean back = model.scope().way() == ScopeViewModel.Way.BACK;
            count.setText(
                    "%s%s"
                            .formatted(
                                    group.problem().isPresent() ? "✗ " : "",
                                    TenantWords.count(group.schemas().size())));
            count.getStyleClass().remove("state-failed");
            if (group.problem().isPresent()) {
                count.getStyleClass().add("state-failed");
            }
            what.setText(PlanWords.lines(group, back));
            who.setText(TenantWords.names(group.schemas()));
            setAccessibleText(PlanWords.of(group, back));
            setGraphic(box);
        }
    }

    private static final class FindingCell extends ListCell<AdaptationFinding> {
        private final Label where = new Label();
        private final Label what = new Label();
        private final HBox row = new HBox(where, what);

        FindingCell() {
            where.getStyleClass().add("quiet");
            where.setMinWidth(Region.USE_PREF_SIZE);
            row.getStyleClass().add("plan-finding");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable AdaptationFinding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty || finding == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            where.setText(finding.where().toString());
            what.setText("%s: %s".formatted(finding.kind().text(), finding.text()));
            setAccessibleText("%s, %s".formatted(where.getText(), what.getText()));
            setGraphic(row);
        }
    }
}
