package dev.tidemark.desktop.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.profile.ProfileDraft.Field;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileDraftTest {
    private static final Connection FIELDS =
            new Connection.Fields(
                    Optional.of("db.example"),
                    OptionalInt.of(5433),
                    Optional.of("billing"),
                    Optional.of("deploy"),
                    Optional.of("verify-full"),
                    Optional.of("system"));

    @Test
    void savesWhatItWasMadeOf() {
        var fields =
                SavedProfile.of("one", FIELDS)
                        .withEnvironment(EnvironmentKind.PRODUCTION)
                        .withPasswordSource(
                                new PasswordSource.Command(
                                        "pass show x", PasswordSource.Command.Reader.SHELL))
                        .withProjects(List.of(Path.of("/home/ana/a")));
        var url = SavedProfile.of("two", new Connection.Url("postgresql://me@host/db"));
        var service =
                SavedProfile.of("three", new Connection.Service("billing"))
                        .withPasswordSource(PasswordSource.Simple.KEYCHAIN);
        for (var profile : List.of(fields, url, service)) {
            assertEquals(profile, ProfileDraft.of(profile).profile());
            assertEquals(Map.of(), ProfileDraft.of(profile).faults(Set.of()));
        }
    }

    @Test
    void saysUnderEachFieldWhatIsWrong() {
        var form = new ProfileForm();
        form.port.set("70000");
        form.source.set(SourceKind.COMMAND);
        assertEquals(
                Set.of(Field.NAME, Field.HOST, Field.PORT, Field.COMMAND),
                form.draft().faults(Set.of()).keySet());
        form.name.set(" billing ");
        assertTrue(form.draft().faults(Set.of("billing")).get(Field.NAME).contains("of this name"));
        form.name.set("embedded:x");
        assertTrue(form.draft().faults(Set.of()).get(Field.NAME).contains("embedded server"));
        form.way.set(ProfileDraft.Way.SERVICE);
        assertTrue(form.draft().connectionFaults().containsKey(Field.SERVICE));
    }

    @Test
    void takesNoPasswordInAUrlAndNeverRepeatsIt() {
        var form = new ProfileForm();
        form.way.set(ProfileDraft.Way.URL);
        form.url.set("postgresql://me:s3cret@host/db");
        String fault = form.draft().connectionFaults().get(Field.URL);
        assertTrue(fault.contains("password"), fault);
        form.url.set("mysql://me:s3cret@host/db");
        assertFalse(form.draft().connectionFaults().get(Field.URL).contains("s3cret"));
    }

    @Test
    void protectsAsTheEnvironmentAsksFor() {
        var form = new ProfileForm();
        form.choose(Optional.of(EnvironmentKind.PRODUCTION));
        assertTrue(form.guarded.get());
        form.choose(Optional.of(EnvironmentKind.DEV));
        assertFalse(form.guarded.get());
    }

    @Test
    void tellsAConnectionFromAField() {
        assertTrue(PastedText.isConnection("postgresql://me@host/db"));
        assertTrue(PastedText.isConnection(" jdbc:postgresql://host/db\n"));
        assertTrue(PastedText.isConnection("host=db.example dbname=billing"));
        assertFalse(PastedText.isConnection("db.example"));
        assertFalse(PastedText.isConnection("select * from hosts where host=1\n\nx"));
    }
}
