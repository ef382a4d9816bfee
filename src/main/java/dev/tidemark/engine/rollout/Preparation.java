package dev.tidemark.engine.rollout;

import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Preflight;
import dev.tidemark.engine.preflight.Subject;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.run.StopSignal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has to hold before anything is changed, as far as programs can find out: the preflight, and
/// the backup.
final class Preparation {
    private final RolloutSetup setup;
    private final RolloutListener listener;
    private final Map<Subject, Finding> findings = new LinkedHashMap<>();
    private Optional<BackupWay> chosen = Optional.empty();
    private Optional<BackupOffer> offer = Optional.empty();
    private Optional<BackupTaken> taken = Optional.empty();

    Preparation(RolloutSetup setup, RolloutListener listener) {
        this.setup = setup;
        this.listener = listener;
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    Optional<BackupTaken> taken() {
        return taken;
    }

    /// The backup that the preflight found possible; empty before, and where none is demanded.
    Optional<BackupOffer> offer() {
        return offer;
    }

    void choose(BackupWay way) {
        chosen = Optional.of(way);
    }

    Ending lookAtAll() throws InterruptedException {
        findings.clear();
        preflight().all().forEach(found -> findings.put(found.subject(), found));
        return judged();
    }

    Ending lookAt(Subject subject) throws InterruptedException {
        findings.put(subject, preflight().look(subject));
        return judged();
    }

    private Preflight preflight() {
        return new Preflight(
                setup.connector(), setup.identity(), setup.plan(), setup.policy().environment());
    }

    private Ending judged() throws InterruptedException {
        listener.on(new RolloutEvent.Found(findings()));
        if (!setup.plan().problems().isEmpty()) {
            return Ending.failed(setup.plan().problems().getFirst());
        }
        for (var left : setup.procedures().unfinished(setup.key())) {
            if (left.kind() == ProcedureKind.EMERGENCY) {
                return Ending.failed(RolloutProblems.emergencyOpen(left, setup.name()));
            }
        }
        var refused = graded(Finding.Grade.REFUSED);
        if (!refused.isEmpty()) {
            return Ending.failed(RolloutProblems.refused(refused, setup.name()));
        }
        if (setup.policy().backup() != BackupDemand.NONE) {
            offered();
        }
        int warnings = graded(Finding.Grade.WARNING).size();
        return Ending.passed(
                warnings == 0
                        ? "%d subjects, nothing in the way.".formatted(findings.size())
                        : "%d subjects, %d to be read first.".formatted(findings.size(), warnings));
    }

    private BackupOffer offered() throws InterruptedException {
        var possible = setup.backups().offer(chosen);
        offer = Optional.of(possible);
        listener.on(new RolloutEvent.BackupOffered(possible));
        return possible;
    }

    private List<Finding> graded(Finding.Grade grade) {
        return findings.values().stream().filter(found -> found.grade() == grade).toList();
    }

    Ending backup(String hash, StopSignal stop) throws InterruptedException {
        var demand = setup.policy().backup();
        if (demand == BackupDemand.NONE) {
            return Ending.notDemanded("The policy demands none.");
        }
        var way = chosen.isPresent() ? chosen.get() : offered().way();
        if (way == BackupWay.COPY && chosen.isEmpty()) {
            return Ending.failed(RolloutProblems.copyNotChosen(offer.orElseThrow(), setup.name()));
        }
        var made =
                setup.backups()
                        .make(
                                way,
                                demand,
                                "before the rollout of plan " + hash,
                                stop,
                                text -> listener.on(new RolloutEvent.Progress(Step.BACKUP, text)));
        if (made.proved().compareTo(demand) < 0) {
            return Ending.failed(RolloutProblems.backupNotProved(made, demand, setup.name()));
        }
        taken = Optional.of(made);
        return Ending.passed(
                "%s, %s: %s%s"
                        .formatted(
                                made.name(),
                                made.proved().text(),
                                made.where(),
                                way == BackupWay.COPY
                                        ? ". Nobody could connect while it was made; chosen by %s."
                                                .formatted(setup.who())
                                        : ""));
    }
}
