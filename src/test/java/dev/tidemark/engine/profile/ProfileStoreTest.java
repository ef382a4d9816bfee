package dev.tidemark.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.secret.PasswordPrompt;
import dev.tidemark.engine.profile.secret.PasswordSource;
import dev.tidemark.engine.profile.secret.Passwords;
import dev.tidemark.engine.profile.secret.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileStoreTest {
    private static final PasswordPrompt PASSPHRASE = _ -> Optional.of(Secret.of("open sesame"));

    private static final String COMMENTED =
            """
            # Mine.

            # The big one.
            [billing]
            url = "postgresql://deploy@db.example/billing" # primary
            environment = "production"
            projects = [
              "/home/ana/a", # the first
              "/home/ana/b",
            ]

            # Only for play.
            ["sand box"]
            host = "localhost"
            port = 5433
            protected = false
            """;

    @TempDir Path home;

    @Test
    void writesWhatItReads() {
        var fields =
                new Connection.Fields(
                        Optional.of("db.example"),
                        OptionalInt.of(5433),
                        Optional.of("a \"quoted\" name"),
                        Optional.of("deploy"),
                        Optional.of("verify-full"),
                        Optional.of("system"));
        var one =
                SavedProfile.of("one", fields)
                        .withEnvironment(EnvironmentKind.STAGING)
                        .withProtection(Profile.Protection.PROTECTED)
                        .withPasswordSource(PasswordSource.Simple.KEYCHAIN)
                        .withProjects(List.of(Path.of("/home/ana/x y")));
        var two = SavedProfile.of("t\u00fc \\ \"2\"", new Connection.Service("billing"));
        var store = store();
        store.create(store.read(), one);
        var list = store.create(store.read(), two).profiles();
        assertEquals(List.of(one, two), list.profiles());
        assertEquals(list.profiles(), store.read().profiles());
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        var store = store();
        store.create(store.read(), profile("a"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(store.file())));
    }

    @Test
    void keepsCommentsAndOtherProfilesWhenOneChanges() throws IOException {
        write(COMMENTED);
        var store = store();
        var billing = store.read().find("billing").orElseThrow();
        store.edit(
                store.read(),
                "billing",
                new SavedProfile(
                        "billing",
                        new Connection.Url("postgresql://deploy@other.example/billing"),
                        Optional.of(EnvironmentKind.PRODUCTION),
                        Profile.Protection.PROTECTED,
                        PasswordSource.Simple.ASK,
                        billing.projects(),
                        billing.origin()));
        assertEquals(
                COMMENTED
                        .replace("db.example", "other.example")
                        .replace(
                                "  \"/home/ana/b\",\n]\n",
                                "  \"/home/ana/b\",\n]\npassword_from = \"ask\"\n"),
                Files.readString(store.file()));
    }

    @Test
    void renamesAndDeletesAndLeavesTheRest() throws IOException {
        write(COMMENTED);
        var store = store();
        store.rename(store.read(), "sand box", "play");
        assertEquals(COMMENTED.replace("[\"sand box\"]", "[play]"), Files.readString(store.file()));
        store.delete(store.read(), "billing");
        assertEquals(
                """
                # Mine.

                # The big one.

                # Only for play.
                [play]
                host = "localhost"
                port = 5433
                protected = false
                """,
                Files.readString(store.file()));
    }

    @Test
    void aChangeFromUrlToFieldsLeavesNoUrl() throws IOException {
        write(COMMENTED);
        var store = store();
        var fields =
                new Connection.Fields(
                        Optional.of("h"),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var now =
                store.edit(store.read(), "billing", SavedProfile.of("billing", fields)).profiles();
        assertEquals(SavedProfile.of("billing", fields), now.find("billing").orElseThrow());
        assertFalse(Files.readString(store.file()).contains("url"));
    }

    @Test
    void refusesToOverwriteWhatAnotherProcessChanged() throws IOException {
        write(COMMENTED);
        var store = store();
        var seen = store.read();
        write(COMMENTED + "# by another process\n");
        assertEquals(
                ProblemCode.PROFILES_CHANGED,
                problem(() -> store.create(seen, profile("new"))).code());
        assertEquals(
                ProblemCode.PROFILES_CHANGED, problem(() -> store.delete(seen, "billing")).code());
        assertEquals(COMMENTED + "# by another process\n", Files.readString(store.file()));
        Files.delete(store.file());
        assertEquals(
                ProblemCode.PROFILES_CHANGED, problem(() -> store.delete(seen, "billing")).code());
        assertFalse(Files.exists(store.file()));
    }

    @Test
    void whatCannotBeChangedWithoutLossIsNotChanged() throws IOException {
        String dotted = "a.url = \"postgresql://h/d\"\nb = { url = \"postgresql://h/d\" }\n";
        write(dotted);
        var store = store();
        assertEquals(2, store.read().profiles().size());
        for (String name : List.of("a", "b")) {
            assertEquals(
                    ProblemCode.PROFILES_CHANGED,
                    problem(() -> store.delete(store.read(), name)).code());
            assertEquals(
                    ProblemCode.PROFILES_CHANGED,
                    problem(() -> store.rename(store.read(), name, "c")).code());
        }
        assertEquals(dotted, Files.readString(store.file()));
    }

    @Test
    void aProfileWithAnUnknownKeyStaysAsItIs() throws IOException {
        write("[later]\nurl = \"postgresql://h/d\"\nshape = \"round\"\n\n" + COMMENTED);
        var store = store();
        assertEquals(ProblemCode.CONFIG_UNKNOWN_KEY, store.read().problems().get("later").code());
        assertEquals(
                ProblemCode.CONFIG_UNKNOWN_KEY,
                problem(() -> store.edit(store.read(), "later", profile("later"))).code());
        store.delete(store.read(), "billing");
        assertTrue(Files.readString(store.file()).contains("shape = \"round\""));
    }

    @Test
    void refusesWhatNoProfileMayBe() throws IOException {
        write(COMMENTED);
        var store = store();
        assertEquals(
                ProblemCode.PROFILE_EXISTS,
                problem(() -> store.create(store.read(), profile("billing"))).code());
        assertEquals(
                ProblemCode.PROFILE_EXISTS,
                problem(() -> store.rename(store.read(), "billing", "sand box")).code());
        assertEquals(
                ProblemCode.PROFILE_UNKNOWN,
                problem(() -> store.delete(store.read(), "none")).code());
        for (String name : List.of("", " a", "embedded", "embedded:x")) {
            assertEquals(
                    ProblemCode.CONFIG_BAD_VALUE,
                    problem(() -> store.create(store.read(), profile(name))).code());
        }
        var secret = SavedProfile.of("s", new Connection.Url("postgresql://u:hunter2@h/d"));
        var problem = problem(() -> store.create(store.read(), secret));
        assertEquals(ProblemCode.CONFIG_BAD_VALUE, problem.code());
        assertFalse(problem.toString().contains("hunter2"));
        assertEquals(COMMENTED, Files.readString(store.file()));
    }

    @Test
    void aPasswordFollowsItsProfile() {
        var passwords = new Passwords(environment(), PASSPHRASE);
        var store = new ProfileStore(environment(), passwords);
        store.create(store.read(), profile("a").withPasswordSource(PasswordSource.Simple.FILE));
        passwords.store(SecretKey.ofUser("a"), PasswordSource.Simple.FILE, Secret.of("pw"));
        store.rename(store.read(), "a", "b");
        assertFalse(passwords.has(SecretKey.ofUser("a"), PasswordSource.Simple.FILE));
        assertTrue(passwords.has(SecretKey.ofUser("b"), PasswordSource.Simple.FILE));
        store.duplicate(store.read(), store.read().find("b").orElseThrow(), "c");
        assertFalse(passwords.has(SecretKey.ofUser("c"), PasswordSource.Simple.FILE));
        var change = store.delete(store.read(), "b");
        assertEquals(Optional.empty(), change.leftover());
        assertFalse(passwords.has(SecretKey.ofUser("b"), PasswordSource.Simple.FILE));
    }

    @Test
    void tellsWhenAPasswordCouldNotBeDeleted() {
        var store = store();
        store.create(store.read(), profile("a").withPasswordSource(PasswordSource.Simple.KEYCHAIN));
        var change = store.delete(store.read(), "a");
        assertEquals(List.of(), change.profiles().profiles());
        assertEquals(ProblemCode.KEYCHAIN_UNAVAILABLE, change.leftover().orElseThrow().code());
    }

    @Test
    void aTeamsProfilesAreReadButNotChanged() throws IOException {
        Path project = home.resolve("project");
        Files.createDirectories(project.resolve(".tidemark"));
        Files.writeString(
                project.resolve(ProfileStore.TEAM_FILE),
                """
                [shared]
                url = "postgresql://me@db.example/shared"
                password_from = "ask"
                [evil]
                url = "postgresql://me@db.example/evil"
                password_from = "command: rm -rf /"
                """);
        var team = ProfileStore.ofTeam(project);
        var shared = team.find("shared").orElseThrow();
        assertTrue(shared.ofTeam());
        assertTrue(team.problems().get("evil").why().contains("may not name a command"));
        var store = store();
        assertEquals(
                ProblemCode.PROFILE_OF_TEAM,
                problem(() -> store.create(store.read(), shared)).code());
        var mine = store.duplicate(store.read(), shared, "mine").profiles();
        assertFalse(mine.find("mine").orElseThrow().ofTeam());
    }

    @Test
    void aTeamsPasswordBelongsToItsServer() {
        var origin = new SavedProfile.Origin.OfTeam(Path.of("/home/ana/project"));
        var here = team("postgresql://me@one.example/d", origin).secretKey(environment());
        assertEquals(
                here, team("postgresql://me@one.example/other", origin).secretKey(environment()));
        assertFalse(
                here.equals(
                        team("postgresql://me@two.example/d", origin).secretKey(environment())));
    }

    private static SavedProfile team(String url, SavedProfile.Origin origin) {
        return new SavedProfile(
                "shared",
                new Connection.Url(url),
                Optional.empty(),
                Profile.Protection.NONE,
                PasswordSource.Simple.ASK,
                List.of(),
                origin);
    }

    private static SavedProfile profile(String name) {
        return SavedProfile.of(name, new Connection.Url("postgresql://u@h/d"));
    }

    private ProfileStore store() {
        return new ProfileStore(environment(), new Passwords(environment(), PasswordPrompt.NOBODY));
    }

    private Environment environment() {
        return new Environment(Map.of(), home, "me", Environment.Platform.LINUX);
    }

    private void write(String toml) throws IOException {
        Files.createDirectories(store().file().getParent());
        Files.writeString(store().file(), toml);
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem();
    }
}
