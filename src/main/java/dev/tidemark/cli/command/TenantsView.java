package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.TextTable;
import dev.tidemark.cli.console.TextTable.Align;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.tenant.TenantStatus;
import dev.tidemark.engine.tenant.TenantStatus.Standing;
import dev.tidemark.engine.tenant.TenantsReport;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Tenants for people to read.
final class TenantsView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Invocation invocation;
    private final TenantsDesk desk;
    private final TenantsReport report;

    TenantsView(Invocation invocation, TenantsDesk desk, TenantsReport report) {
        this.invocation = invocation;
        this.desk = desk;
        this.report = report;
    }

    /// One name a line, and what is special about it.
    void list() {
        for (var tenant : report.tenants()) {
            var word =
                    switch (tenant.presence()) {
                        case KNOWN -> "";
                        case NEW -> "  new: it has no tracking table";
                        case VANISHED -> "  gone: there is no schema of that name";
                    };
            invocation.say(tenant.schema() + word);
        }
        summary();
    }

    /// All tenants in a table, those in trouble explained.
    void status() {
        var table =
                new TextTable()
                        .flexible("tenant")
                        .column("state", Align.LEFT)
                        .column("applied", Align.RIGHT)
                        .column("pending", Align.RIGHT)
                        .spared("last applied", Align.LEFT);
        for (var tenant : report.tenants()) {
            table.row(
                    List.of(
                            Cell.of(tenant.schema()),
                            cell(tenant.standing()),
                            Cell.of(String.valueOf(tenant.applied())),
                            Cell.of(String.valueOf(tenant.pending())),
                            Cell.of(lastApplied(tenant))));
        }
        if (!report.tenants().isEmpty()) {
            invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        }
        problems();
        summary();
    }

    private String lastApplied(TenantStatus tenant) {
        return tenant.lastApplied()
                .map(time -> TIME.format(time.atZone(invocation.console().zone().get())))
                .orElse("");
    }

    /// Each migration of each tenant.
    void details() {
        for (var tenant : report.tenants()) {
            invocation.say("%s: %s".formatted(tenant.schema(), tenant.standing().text()));
            var table = new TextTable().column("version", Align.LEFT).column("state", Align.LEFT);
            tenant.report()
                    .ifPresent(found ->
                            found.rows()
                                    .forEach(row ->
                                            table.row(
                                                    List.of(
                                                            Cell.of(row.version()),
                                                            StateLabel.cell(
                                                                    row.state(),
                                                                    invocation
                                                                            .console()
                                                                            .terminal())))));
            invocation.print(table.text(invocation.style(), invocation.console().terminal()));
        }
        problems();
    }

    private void problems() {
        report.tenants().stream()
                .filter(tenant -> tenant.problem().isPresent())
                .collect(Collectors.groupingBy(tenant -> tenant.problem().get().why()))
                .forEach((why, tenants) ->
                        invocation.say(
                                "%s: %s (%s)"
                                        .formatted(
                                                names(tenants),
                                                why,
                                                tenants.getFirst()
                                                        .problem()
                                                        .orElseThrow()
                                                        .hint())));
    }

    private static String names(List<TenantStatus> tenants) {
        return TenantWords.names(tenants.stream().map(TenantStatus::schema).toList());
    }

    private void summary() {
        String counts =
                report.counts().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey().text()))
                        .collect(Collectors.joining(", "));
        invocation.say(
                "%s on %s%s."
                        .formatted(
                                TenantWords.count(report.tenants().size()),
                                desk.target().settings().target(),
                                counts.isEmpty() ? "" : ": " + counts));
    }

    private static Cell cell(Standing standing) {
        return new Cell(
                standing.text(),
                switch (standing) {
                    case CURRENT -> Colour.GREEN;
                    case BEHIND -> Colour.BLUE;
                    case NEW -> Colour.CYAN;
                    case BLOCKED -> Colour.RED;
                    case VANISHED -> Colour.YELLOW;
                });
    }
}
