package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.ProfileList;
import dev.tidemark.engine.profile.ProfileStore;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.secret.PasswordSource;
import dev.tidemark.engine.profile.secret.Passwords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The profiles as all windows see them: one reading for all, and every change shows everywhere.
/// Used on the JavaFX thread, but for [#target] and [#passwords].
public final class ProfileBook {
    private final Environment environment;
    private final BackgroundWork work;
    private final Passwords passwords;
    private final ProfileStore store;
    private final ReadOnlyObjectWrapper<@Nullable ProfileShelf> shelf =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// @param passwords the application's only ones, so that nothing is asked twice
    public ProfileBook(Environment environment, BackgroundWork work, Passwords passwords) {
        this.environment = environment;
        this.work = work;
        this.passwords = passwords;
        this.store = new ProfileStore(environment, passwords);
    }

    /// What is saved.
    ///
    /// @param before the profile that is changed, as its editor saw it; empty for a new one
    /// @param profile what it becomes
    /// @param password to be kept where the profile says; empty to leave what is kept
    public record Saving(
            Optional<SavedProfile> before, SavedProfile profile, Optional<Secret> password) {}

    /// What became of it.
    ///
    /// @param profile as it is saved now
    /// @param leftover why its password was not kept, or empty when all is well
    public record Saved(SavedProfile profile, Optional<Problem> leftover) {}

    /// The profiles as last read; null before that.
    public ReadOnlyObjectProperty<@Nullable ProfileShelf> shelfProperty() {
        return shelf.getReadOnlyProperty();
    }

    /// Why the last reading gave nothing; null when it did.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The process around the application.
    public Environment environment() {
        return environment;
    }

    /// The door out of the JavaFX thread.
    public BackgroundWork work() {
        return work;
    }

    /// The passwords of profiles; not for the JavaFX thread.
    public Passwords passwords() {
        return passwords;
    }

    /// The file with the user's profiles.
    public Path file() {
        return store.file();
    }

    /// Reads all profiles again.
    public void refresh() {
        work.start(this::read, this::show, problem::set);
    }

    /// Saves a profile and its password.
    ///
    /// @param onDone hears when the profile is saved, though its password may not be
    /// @param onProblem hears why nothing was saved
    public void save(Saving saving, Consumer<Saved> onDone, Consumer<Problem> onProblem) {
        change(() -> write(saving), onDone, onProblem);
    }

    /// Saves several; the first that can't be saved ends it, and those before it stay.
    public void saveAll(
            List<Saving> all, Consumer<List<Saved>> onDone, Consumer<Problem> onProblem) {
        change(() -> all.stream().map(this::write).toList(), onDone, onProblem);
    }

    /// Deletes a profile of the user's and the password that is kept for it.
    ///
    /// @param onDone hears why the password is still kept, or nothing
    public void delete(
            String name, Consumer<Optional<Problem>> onDone, Consumer<Problem> onProblem) {
        change(() -> store.delete(store.read(), name).leftover(), onDone, onProblem);
    }

    /// A profile with its password; asks the user when it has to be. Not for the JavaFX thread.
    ///
    /// @throws ProblemException when its settings are not understood or its password can't be had
    public Profile target(SavedProfile profile) {
        return new Profiles(environment, passwords, Optional.empty()).target(profile);
    }

    private void show(ProfileShelf read) {
        problem.set(null);
        shelf.set(read);
    }

    private record Changed<T>(T result, ProfileShelf shelf) {}

    private <T> void change(Callable<T> job, Consumer<T> onDone, Consumer<Problem> onProblem) {
        work.start(
                () -> new Changed<>(job.call(), read()),
                changed -> {
                    show(changed.shelf());
                    onDone.accept(changed.result());
                },
                onProblem);
    }

    private Saved write(Saving saving) {
        var profile = saving.profile();
        var now = store.read();
        var before = saving.before();
        ProfileStore.Change change;
        if (before.isPresent()) {
            refuseChanged(now, before.get());
            change = store.edit(now, before.get().name(), profile);
        } else {
            change = store.create(now, profile);
        }
        var leftover = change.leftover();
        if (saving.password().isPresent()) {
            leftover = keep(profile, saving.password().get()).or(change::leftover);
        }
        return new Saved(change.profiles().find(profile.name()).orElse(profile), leftover);
    }

    // The profile is saved by then, so a failure is told beside it.
    private Optional<Problem> keep(SavedProfile profile, Secret password) {
        var source = profile.passwordSource();
        if (!source.keeps() && source != PasswordSource.Simple.ASK) {
            return Optional.empty();
        }
        try {
            passwords.store(profile.secretKey(environment), source, password);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    // Others may have changed: only this one must be what its editor saw.
    private void refuseChanged(ProfileList now, SavedProfile before) {
        if (!now.find(before.name()).equals(Optional.of(before))) {
            throw Problem.of(
                            ProblemCode.PROFILES_CHANGED,
                            "The profile was not saved",
                            "\"%s\" in %s is no longer what this page was opened with"
                                    .formatted(before.name(), store.file()),
                            "Note what you changed, then close this page and edit the profile again.")
                    .asException();
        }
    }

    private ProfileShelf read() {
        var own = store.read();
        var broken = new ArrayList<ProfileShelf.Broken>();
        own.problems().forEach((name, wrong) -> broken.add(new ProfileShelf.Broken(name, wrong)));
        var team = new ArrayList<SavedProfile>();
        own.profiles().stream()
                .flatMap(profile -> profile.projects().stream())
                .distinct()
                .forEach(folder -> readTeam(folder, team, broken));
        team.removeIf(profile -> own.find(profile.name()).isPresent());
        return new ProfileShelf(own, team, broken);
    }

    private static void readTeam(
            Path folder, List<SavedProfile> team, List<ProfileShelf.Broken> broken) {
        try {
            var list = ProfileStore.ofTeam(folder);
            list.profiles().forEach(profile -> team.add(inProject(profile, folder)));
            list.problems()
                    .forEach((name, wrong) -> broken.add(new ProfileShelf.Broken(name, wrong)));
        } catch (ProblemException e) {
            broken.add(
                    new ProfileShelf.Broken(
                            folder.resolve(ProfileStore.TEAM_FILE).toString(), e.problem()));
        }
    }

    // A project's profile is for that project, unless it names others.
    private static SavedProfile inProject(SavedProfile profile, Path folder) {
        return profile.projects().isEmpty() ? profile.withProjects(List.of(folder)) : profile;
    }
}
