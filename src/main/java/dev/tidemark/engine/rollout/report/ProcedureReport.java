package dev.tidemark.engine.rollout.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.json.JsonDocument;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.report.ReportFormat;
import dev.tidemark.engine.rollout.ChecklistAnswer;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.RolloutResult;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.emergency.EmergencyResult;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.verify.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A rollout or an emergency rollback as a document to keep.
///
/// @param name the name of the JSON form: `rollout` or `emergency`
/// @param title what it is about
/// @param outcome how it ended
/// @param setup what it worked with
/// @param facts what stands above it, beside what both have
/// @param hash the hash of what was shown
/// @param steps what came of each step
/// @param findings what the preflight found
/// @param answers the checklist as it was answered
/// @param overrides what somebody decided, with the reason
/// @param commands the commands that ran
/// @param run how the run of the plan ended
/// @param checks what the last round of checks found
/// @param problem what went wrong first
/// @param endedAt when it ended
public record ProcedureReport(
        String name,
        String title,
        RolloutResult.Outcome outcome,
        RolloutSetup setup,
        Map<String, String> facts,
        String hash,
        List<StepRecord> steps,
        List<Finding> findings,
        List<ChecklistAnswer> answers,
        List<String> overrides,
        List<CommandRun> commands,
        Optional<RunOutcome> run,
        List<Check> checks,
        Optional<Problem> problem,
        Instant endedAt) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    public ProcedureReport {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        answers = List.copyOf(answers);
        overrides = List.copyOf(overrides);
        commands = List.copyOf(commands);
        checks = List.copyOf(checks);
    }

    /// The report of a rollout.
    public static ProcedureReport of(RolloutResult result) {
        var facts = new LinkedHashMap<String, String>();
        result.backup()
                .ifPresent(backup ->
                        facts.put(
                                "Backup",
                                "%s (%s), %s"
                                        .formatted(
                                                backup.name(),
                                                backup.proved().text(),
                                                backup.where())));
        return new ProcedureReport(
                "rollout",
                "Rollout to " + result.setup().name(),
                result.outcome(),
                result.setup(),
                facts,
                result.hash(),
                result.steps(),
                result.findings(),
                result.answers(),
                result.overrides(),
                List.of(),
                result.run(),
                result.checks(),
                result.problem(),
                result.endedAt());
    }

    /// The report of an emergency rollback.
    public static ProcedureReport of(EmergencyResult result) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Way back", result.way().kind().title());
        facts.put("Shown before", String.join(" ", result.way().facts()));
        if (result.applicationMayBeStopped()) {
            facts.put("Application", "may be stopped: its start command did not succeed");
        }
        return new ProcedureReport(
                "emergency",
                "Emergency rollback of " + result.setup().name(),
                result.outcome(),
                result.setup(),
                facts,
                result.hash(),
                result.steps(),
                List.of(),
                List.of(),
                result.overrides(),
                result.commands(),
                result.run(),
                result.checks(),
                result.problem(),
                result.endedAt());
    }

    /// The whole document.
    public String text(ReportFormat format) {
        return switch (format) {
            case JSON -> json();
            case MARKDOWN -> new ProcedureDocument(this).document().markdown();
            case HTML -> new ProcedureDocument(this).document().html();
        };
    }

    /// Writes the members of the JSON form into the object that is open.
    ///
    /// @throws IOException when the stream breaks
    public void writeJson(JsonGenerator json) throws IOException {
        new ProcedureJson(this).write(json);
    }

    /// Writes it in all three forms.
    ///
    /// @param folder made when it does not exist
    /// @return the files
    /// @throws ProblemException when it can't be written
    public List<Path> write(Path folder) {
        try {
            Files.createDirectories(folder);
            var files = new ArrayList<Path>();
            for (var format : ReportFormat.values()) {
                Path file = folder.resolve(fileName(format));
                AtomicFile.write(file, text(format));
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The report was not written to %s".formatted(folder),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "Name a folder that you may write to."),
                    e);
        }
    }

    /// A name for its file, for example `rollout-billing-20251121-101500-1a2b3c4d.html`.
    String fileName(ReportFormat format) {
        String id =
                run.map(ended -> ended.run().toString().substring(0, 8))
                        .orElse(hash.substring(0, 8));
        return "%s-%s-%s-%s.%s"
                .formatted(
                        name,
                        setup.identity().database().replaceAll("[^\\p{L}\\p{N}_.-]+", "_"),
                        STAMP.format(endedAt.atZone(setup.zone())),
                        id,
                        format.extension());
    }

    private String json() {
        var bytes = new ByteArrayOutputStream();
        JsonDocument.write(bytes, name, this::writeJson);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
