package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.profile.ConnectionTestViewModel.Subject;
import dev.tidemark.desktop.target.SchemaMemory;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.check.CheckReport;
import dev.tidemark.engine.profile.check.CheckStep;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.util.Optional;

/// What a test of a profile connects with and looks for.
///
/// @param book the profiles with their passwords
record TestSubjects(ProfileBook book) {
    /// The profile with a password; asks for one where it has to. Called on a worker.
    ///
    /// @param holder under whose name a password is kept
    /// @param typed the password in the field, if there is one
    /// @throws ProblemException when the settings are not understood or there is no password
    Subject of(SavedProfile profile, SavedProfile holder, Optional<Secret> typed) {
        var environment = book.environment();
        var settings = profile.settings(environment);
        var source = profile.passwordSource();
        if (typed.isPresent()) {
            settings = settings.withPassword(typed.get(), "the password field");
        } else {
            var found = book.passwords().find(holder.secretKey(environment), source);
            if (found.isPresent()) {
                settings = settings.withPassword(found.get().password(), found.get().origin());
            }
        }
        return new Subject(settings, tracking(profile));
    }

    private TrackingRequest tracking(SavedProfile profile) {
        if (profile.projects().isEmpty()) {
            return TrackingRequest.ANY;
        }
        try {
            var folder = profile.projects().getFirst();
            var tracking = ProjectLoader.load(folder).config().tracking();
            var schemas = new SchemaMemory(book.environment());
            return new TrackingRequest(tracking, schemas.recall(profile.name(), folder));
        } catch (ProblemException e) {
            return TrackingRequest.ANY;
        }
    }

    /// Forgets an answer that the server refused, or it would never be asked again.
    void forgetWrong(CheckReport report, SavedProfile holder) {
        boolean refused =
                report.of(CheckStep.LOGIN)
                        .flatMap(result -> result.problem())
                        .filter(it -> it.code() == ProblemCode.CONNECTION_AUTHENTICATION)
                        .isPresent();
        if (refused) {
            book.work()
                    .start(
                            () -> {
                                book.passwords().forget(holder.secretKey(book.environment()));
                                return true;
                            },
                            _ -> {},
                            _ -> {});
        }
    }
}
