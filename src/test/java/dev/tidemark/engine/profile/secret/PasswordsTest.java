package dev.tidemark.engine.profile.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
    private static final SecretKey KEY = SecretKey.ofUser("billing");

    @TempDir Path home;

    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    private final ArrayDeque<String> answers = new ArrayDeque<>();
    private final List<PasswordQuestion> questions = new ArrayList<>();

    @Test
    void theEncryptedFileKeepsPasswordsUnderOnePassphrase() throws IOException {
        answers.add("open sesame");
        var passwords = passwords();
        passwords.store(KEY, PasswordSource.Simple.FILE, Secret.of("hunter2 \u00fc\ud83d\udd11"));
        passwords.store(SecretKey.ofUser("other"), PasswordSource.Simple.FILE, Secret.of("second"));
        assertEquals("hunter2 \u00fc\ud83d\udd11", find(passwords, PasswordSource.Simple.FILE));
        assertEquals(PasswordQuestion.Kind.NEW_PASSPHRASE, questions.getFirst().kind());
        assertEquals(1, questions.size());
        String text = Files.readString(passwords.file());
        assertFalse(text.contains("hunter2") || text.contains("billing"), text);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords.file())));
        answers.add("open sesame");
        var afterStart = passwords();
        assertEquals("hunter2 \u00fc\ud83d\udd11", find(afterStart, PasswordSource.Simple.FILE));
        assertEquals("hunter2 \u00fc\ud83d\udd11", find(afterStart, PasswordSource.Simple.FILE));
        assertEquals(PasswordQuestion.Kind.PASSPHRASE, questions.getLast().kind());
        assertEquals(2, questions.size());
        afterStart.delete(KEY, PasswordSource.Simple.FILE);
        assertFalse(afterStart.has(KEY, PasswordSource.Simple.FILE));
        assertTrue(afterStart.has(SecretKey.ofUser("other"), PasswordSource.Simple.FILE));
    }

    @Test
    void aWrongPassphraseIsAskedAgainAndThenTold() {
        storeInFile();
        answers.addAll(List.of("wrong", "open sesame"));
        assertEquals("hunter2", find(passwords(), PasswordSource.Simple.FILE));
        assertTrue(questions.getLast().reason().orElseThrow().contains("wrong"));
        answers.addAll(List.of("a", "b", "c"));
        var problem = problem(() -> find(passwords(), PasswordSource.Simple.FILE));
        assertEquals(ProblemCode.SECRETS_PASSPHRASE, problem.code());
    }

    @Test
    void tamperingIsNoticed() throws IOException {
        storeInFile();
        Path file = passwords().file();
        String good = Files.readString(file);
        answers.add("open sesame");
        Files.writeString(file, changed(good, "content"));
        assertEquals(ProblemCode.SECRETS_DAMAGED, problemOfFile().code());
        Files.writeString(file, good.replace("600000", "1000"));
        answers.add("open sesame");
        assertTrue(problemOfFile().why().contains("1000 rounds"));
        Files.writeString(file, "{}");
        answers.add("open sesame");
        assertEquals(ProblemCode.SECRETS_DAMAGED, problemOfFile().code());
        Files.writeString(file, good.substring(0, 200));
        answers.add("open sesame");
        assertEquals(ProblemCode.SECRETS_DAMAGED, problemOfFile().code());
        Files.writeString(file, good);
        answers.add("open sesame");
        assertEquals("hunter2", find(passwords(), PasswordSource.Simple.FILE));
    }

    @Test
    void twoProcessesStoreBoth() {
        storeInFile();
        answers.addAll(List.of("open sesame", "open sesame"));
        var one = passwords();
        var two = passwords();
        assertEquals("hunter2", find(one, PasswordSource.Simple.FILE));
        assertEquals("hunter2", find(two, PasswordSource.Simple.FILE));
        one.store(SecretKey.ofUser("one"), PasswordSource.Simple.FILE, Secret.of("1"));
        two.store(SecretKey.ofUser("two"), PasswordSource.Simple.FILE, Secret.of("2"));
        assertTrue(one.has(SecretKey.ofUser("one"), PasswordSource.Simple.FILE));
        assertTrue(one.has(SecretKey.ofUser("two"), PasswordSource.Simple.FILE));
    }

    @Test
    void takesTheFirstLineOfACommand() {
        assertEquals("pa ss", find(passwords(), command("printf 'pa ss\\nuser: me\\n'")));
        assertEquals("$HOME", find(passwords(), command("echo $HOME")));
        variables.put("FROM", "environment");
        assertEquals("environment", find(passwords(), shell("echo $FROM | cat")));
    }

    @Test
    void aFailingCommandTellsItsErrorsAndNeverItsOutput() {
        var problem =
                problem(() ->
                        find(passwords(), shell("echo hunter2; echo 'no such entry' >&2; exit 3")));
        assertEquals(ProblemCode.PASSWORD_COMMAND_FAILED, problem.code());
        assertTrue(problem.why().contains("code 3: no such entry"), problem.why());
        assertFalse(problem.toString().replace("`echo hunter2", "").contains("hunter2"));
        assertTrue(
                problem(() -> find(passwords(), command("/nowhere/none")))
                        .why()
                        .contains("can't be started"));
        assertTrue(problem(() -> find(passwords(), command("true"))).why().contains("no password"));
    }

    @Test
    void aCommandThatHangsIsEnded() {
        var source = new PasswordSource.Command("sleep 60", PasswordSource.Command.Reader.NONE);
        long start = System.nanoTime();
        var problem =
                problem(() ->
                        new CommandPassword(environment(), Duration.ofSeconds(1))
                                .read(source, KEY));
        assertTrue(problem.why().contains("did not end within 1 s"), problem.why());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }

    @Test
    void asksOnceAndForgetsWhenTold() {
        answers.addAll(List.of("first", "second"));
        var passwords = passwords();
        assertEquals("first", find(passwords, PasswordSource.Simple.ASK));
        assertEquals("first", find(passwords, PasswordSource.Simple.ASK));
        passwords.forget(KEY);
        assertEquals("second", find(passwords, PasswordSource.Simple.ASK));
        passwords.close();
        assertEquals(
                ProblemCode.PASSWORD_NEEDED,
                problem(() -> find(passwords, PasswordSource.Simple.ASK)).code());
    }

    @Test
    void pgpassIsLeftToTheConnection() {
        assertEquals(Optional.empty(), passwords().find(KEY, PasswordSource.Simple.PGPASS));
    }

    @Test
    void withoutTheKeychainsProgramTheUserIsAskedAndToldWhy() {
        variables.put("PATH", home.toString());
        assertTrue(passwords().keychainUnavailable().orElseThrow().contains("secret-tool"));
        answers.add("typed");
        assertEquals("typed", find(passwords(), PasswordSource.Simple.KEYCHAIN));
        assertTrue(questions.getLast().reason().orElseThrow().contains("not installed"));
        var problem = problem(() -> find(passwords(), PasswordSource.Simple.KEYCHAIN));
        assertEquals(ProblemCode.KEYCHAIN_UNAVAILABLE, problem.code());
    }

    @Test
    void aLockedKeychainIsGivenUpAfterThreeSeconds() throws IOException {
        program("exec sleep 60");
        long start = System.nanoTime();
        var problem = problem(() -> find(passwords(), PasswordSource.Simple.KEYCHAIN));
        assertTrue(problem.why().contains("within 3 s"), problem.why());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
    }

    @Test
    void theKeychainsOwnWordsAreTold() throws IOException {
        program("echo 'Cannot autolaunch D-Bus without X11' >&2; exit 1");
        var keychain = Keychain.of(environment());
        assertTrue(problem(() -> keychain.read(KEY)).why().contains("Cannot autolaunch D-Bus"));
        assertEquals(
                ProblemCode.KEYCHAIN_UNAVAILABLE,
                problem(() -> keychain.store(KEY, Secret.of("x"))).code());
    }

    @Test
    void anEmptyKeychainIsAnotherProblemThanAMissingOne() throws IOException {
        program("exit 1");
        var problem = problem(() -> find(passwords(), PasswordSource.Simple.KEYCHAIN));
        assertEquals(ProblemCode.PASSWORD_NOT_STORED, problem.code());
    }

    @Test
    void aPasswordNeverStandsInTheArgumentsOfTheKeychainsProgram() throws IOException {
        program("echo \"$@\" > %1$s/arguments; cat > %1$s/input".formatted(home));
        Keychain.of(environment()).store(KEY, Secret.of("hunter2"));
        assertEquals("hunter2", Files.readString(home.resolve("input")));
        String arguments = Files.readString(home.resolve("arguments"));
        assertTrue(arguments.contains("application tidemark profile profile billing"), arguments);
        assertFalse(arguments.contains("hunter2"));
    }

    @Test
    void everySourceHasATextForm() {
        for (var source :
                List.of(
                        PasswordSource.Simple.PGPASS,
                        PasswordSource.Simple.KEYCHAIN,
                        PasswordSource.Simple.FILE,
                        PasswordSource.Simple.ASK,
                        command("pass show a:b"),
                        shell("a | b"))) {
            assertEquals(Optional.of(source), PasswordSource.parse(source.text()));
        }
        for (String text : List.of("", "x", "ask:", "command", "command:", "keychain: x")) {
            assertEquals(Optional.empty(), PasswordSource.parse(text), text);
        }
    }

    private void storeInFile() {
        answers.add("open sesame");
        passwords().store(KEY, PasswordSource.Simple.FILE, Secret.of("hunter2"));
    }

    private Problem problemOfFile() {
        return problem(() -> find(passwords(), PasswordSource.Simple.FILE));
    }

    private static String changed(String json, String name) {
        int at =
                json.indexOf('"', json.indexOf("\"%s\" :".formatted(name)) + name.length() + 4) + 4;
        char other = json.charAt(at) == 'A' ? 'B' : 'A';
        return json.substring(0, at) + other + json.substring(at + 1);
    }

    private void program(String script) throws IOException {
        Path folder = Files.createDirectories(home.resolve("programs"));
        Path file = Files.writeString(folder.resolve("secret-tool"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        variables.put("PATH", folder + ":/usr/bin:/bin");
    }

    private static PasswordSource command(String command) {
        return new PasswordSource.Command(command, PasswordSource.Command.Reader.NONE);
    }

    private static PasswordSource shell(String command) {
        return new PasswordSource.Command(command, PasswordSource.Command.Reader.SHELL);
    }

    private String find(Passwords passwords, PasswordSource source) {
        return passwords.find(KEY, source).orElseThrow().password().reveal();
    }

    private Passwords passwords() {
        return new Passwords(
                environment(),
                question -> {
                    questions.add(question);
                    return Optional.ofNullable(answers.poll()).map(Secret::of);
                });
    }

    private Environment environment() {
        return new Environment(variables, home, "me", Environment.Platform.LINUX);
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem();
    }
}
