package dev.tidemark.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionResolverTest {
    @TempDir Path home;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void readsAllPartsOfAUri() {
        var settings = resolve("postgresql://ana:pa%3Ass%20%C3%BC@db.example:5433/my%2Fapp");
        assertEquals("ana@db.example:5433/my/app", settings.target().toString());
        assertEquals(Secret.of("pa:ss ü"), settings.hosts().getFirst().password());
        assertFalse(settings.toString().contains("pa:ss"), settings.toString());
    }

    @Test
    void leavesEmptyPartsOfAUriToTheDefaults() {
        for (String uri : List.of("postgres://", "postgresql:///", "postgresql://:@:/?")) {
            assertEquals("me@localhost:5432/me", resolve(uri).target().toString(), uri);
        }
        assertEquals("bo@h:5432/bo", resolve("postgresql://bo@h").target().toString());
        assertEquals("me@h:5432/d", resolve("postgresql:///d?host=h").target().toString());
    }

    @Test
    void readsIpv6AndSeveralHosts() {
        assertEquals(
                List.of(
                        new ServerHost("::1", null, 5440, null),
                        new ServerHost("b", null, 5432, null),
                        new ServerHost("localhost", null, 5441, null)),
                resolve("postgresql://[::1]:5440,b,:5441/x").hosts());
        assertEquals(
                List.of(new ServerHost("a", null, 7, null), new ServerHost("b", null, 7, null)),
                resolve("host=a,b port=7").hosts());
        assertProblem("2 values of port do not fit 3 hosts", "host=a,b,c port=1,2");
    }

    @Test
    void readsParametersOfAUri() {
        var settings =
                resolve(
                        "postgresql://h/d?user=u&application_name=deploy&connect_timeout=3&target_session_attrs=read-write&options=-c%20geqo%3Doff&channel_binding=disable&load_balance_hosts=random&require_auth=scram-sha-256");
        assertEquals("u", settings.user());
        assertEquals("deploy", settings.applicationName());
        assertEquals(Duration.ofSeconds(3), settings.connectTimeout());
        assertEquals(SessionAttributes.READ_WRITE, settings.sessionAttributes());
        assertEquals("-c geqo=off", settings.options());
        assertEquals("disable", settings.tls().channelBinding());
        assertEquals(ConnectionSettings.HostOrder.RANDOM, settings.hostOrder());
        assertEquals("scram-sha-256", settings.requireAuth());
        assertEquals(SslMode.REQUIRE, resolve("postgresql://h/d?ssl=true").tls().mode());
    }

    @Test
    void readsWhatOtherToolsPutIntoAUrl() {
        var settings = resolve("postgresql://h/d?schema=app&connection_limit=5");
        assertEquals("-c search_path=app", settings.options());
        assertEquals(List.of("the URL's connection_limit was ignored"), settings.notes());
    }

    @Test
    void readsKeywordsAndValues() {
        var settings =
                resolve(
                        "  host = h  port=5433 dbname='my app' user=o\\'hara password='a \\'\\\\b'");
        assertEquals("o'hara@h:5433/my app", settings.target().toString());
        assertEquals(Secret.of("a '\\b"), settings.hosts().getFirst().password());
        assertEquals("me@localhost:5432/me", resolve("host='' port=''").target().toString());
    }

    @Test
    void readsJdbcUrls() {
        var settings =
                resolve(
                        "jdbc:postgresql://a:5440,b/my+app?user=u&password=p%26+w&currentSchema=x y&ssl=true&sslmode=require&prepareThreshold=3&targetServerType=primary&ApplicationName=n");
        assertEquals(2, settings.hosts().size());
        assertEquals("my+app", settings.database());
        assertEquals(Secret.of("p& w"), settings.hosts().getFirst().password());
        assertEquals("-c search_path=x\\ y", settings.options());
        assertEquals(SessionAttributes.PRIMARY, settings.sessionAttributes());
        assertEquals(List.of("the URL's prepareThreshold was ignored"), settings.notes());
        assertEquals("me@localhost:5432/d", resolve("jdbc:postgresql:d").target().toString());
        assertEquals("me@localhost:5432/me", resolve("jdbc:postgresql:/").target().toString());
    }

    @Test
    void takesTheVariablesOfLibpq() {
        variables.putAll(
                Map.of(
                        "PGHOST", "h",
                        "PGPORT", "5433",
                        "PGDATABASE", "d",
                        "PGUSER", "u",
                        "PGPASSWORD", "p",
                        "PGSSLMODE", "disable",
                        "PGCONNECT_TIMEOUT", "0",
                        "PGAPPNAME", "n",
                        "PGOPTIONS", "-c x=y",
                        "PGTARGETSESSIONATTRS", "standby"));
        variables.put("PGHOSTADDR", "10.0.0.1");
        var settings = new ConnectionResolver(environment()).resolve();
        assertEquals("u@h:5433/d", settings.target().toString());
        assertEquals(
                new ServerHost("h", "10.0.0.1", 5433, Secret.of("p")), settings.hosts().getFirst());
        assertEquals(SslMode.DISABLE, settings.tls().mode());
        assertEquals(Duration.ZERO, settings.connectTimeout());
        assertEquals("5433 (from PGPORT)", settings.explained("port", "5433"));
    }

    @Test
    void aConnectionStringComesBeforeVariables() {
        variables.put("PGHOST", "other");
        variables.put("PGPORT", "5433");
        variables.put("PGUSER", "");
        assertEquals("me@h:5433/d", resolve("postgresql://h/d").target().toString());
    }

    @Test
    void aServiceComesBetweenConnectionStringAndVariables() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                """
                # comment
                [other]
                host=wrong
                [billing]
                host=h
                port=5440
                port=5441
                dbname=from_service
                colour=blue
                [last]
                host=wrong
                """);
        variables.put("PGSERVICE", "billing");
        variables.put("PGPORT", "1");
        var settings = resolve("postgresql:///given");
        assertEquals("me@h:5440/given", settings.target().toString());
        assertEquals("service billing", settings.origins().get("host"));
        assertEquals(1, settings.notes().size());
        assertTrue(settings.notes().getFirst().contains("line 9"), settings.notes().toString());
        assertTrue(settings.notes().getFirst().contains("colour"));
        assertEquals("wrong", resolve("service=last").hosts().getFirst().name());
    }

    @Test
    void looksForAServiceInTheNamedFileAndThenInTheSystems() throws IOException {
        variables.put("PGSERVICEFILE", home.resolve("mine").toString());
        variables.put("PGSYSCONFDIR", home.toString());
        Files.writeString(home.resolve("pg_service.conf"), "[s]\nhost=system\n");
        assertEquals("system", resolve("service=s").hosts().getFirst().name());
        Files.writeString(home.resolve("mine"), "[s]\nhost=mine\n");
        assertEquals("mine", resolve("service=s").hosts().getFirst().name());
        assertProblem("service is \"none\", which is not defined in", "service=none");
        Files.writeString(home.resolve("mine"), "[s]\nhost\n");
        assertProblem("line 2 of", "service=s");
    }

    @Test
    void findsThePasswordInThePasswordFile() throws IOException {
        passwordFile(
                home.resolve(".pgpass"),
                """
                # host:port:database:user:password
                h:5432:d:other:wrong
                h:5433:*:me:wrong
                h:*:a\\:b\\\\c:me:colon\\:ed
                h:5432:d:me:se\\\\cret:ignored
                *:*:*:*:any
                """);
        assertEquals(Secret.of("se\\cret"), password("postgresql://h/d"));
        assertEquals(Secret.of("colon:ed"), password("postgresql://h/a:b%5Cc"));
        assertEquals(Secret.of("any"), password("postgresql://elsewhere/d"));
        assertEquals(Secret.of("given"), password("postgresql://:given@h/d"));
        assertEquals("the password file", resolve("postgresql://h/d").origins().get("password"));
    }

    @Test
    void eachHostHasItsOwnPassword() throws IOException {
        passwordFile(home.resolve("pass"), "a:*:*:*:one\nb:*:*:*:two\n");
        variables.put("PGPASSFILE", home.resolve("pass").toString());
        var hosts = resolve("postgresql://a,b/d").hosts();
        assertEquals(Secret.of("one"), hosts.get(0).password());
        assertEquals(Secret.of("two"), hosts.get(1).password());
    }

    @Test
    void aPasswordFileThatOthersCanReadIsIgnoredVisibly() throws IOException {
        Path file = home.resolve(".pgpass");
        passwordFile(file, "*:*:*:*:any\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var settings = resolve("postgresql://h/d");
        assertNull(settings.hosts().getFirst().password());
        assertEquals(
                List.of(file + " was ignored: others have access to it; chmod 0600 it"),
                settings.notes());
    }

    @Test
    void tlsFollowsLibpq() throws IOException {
        assertEquals(SslMode.PREFER, resolve("host=h").tls().mode());
        assertEquals(SslMode.REQUIRE, resolve("sslmode=require").tls().mode());
        assertProblem("needs a root certificate", "sslmode=verify-full");
        assertEquals(SslMode.VERIFY_FULL, resolve("sslrootcert=system").tls().mode());
        assertProblem("verifies nothing", "sslrootcert=system sslmode=require");
        Path folder = Files.createDirectory(home.resolve(".postgresql"));
        Path root = Files.writeString(folder.resolve("root.crt"), "");
        Path certificate = Files.writeString(folder.resolve("postgresql.crt"), "");
        var tls = resolve("sslmode=require").tls();
        assertEquals(SslMode.VERIFY_CA, tls.mode());
        assertEquals(root.toString(), tls.rootCertificate());
        assertEquals(certificate.toString(), tls.certificate());
        assertNull(tls.key());
    }

    @Test
    void refusesWhatTheDriverCannotDo() {
        assertProblem("host is the folder of a Unix socket", "host=/var/run/postgresql");
        assertProblem("sslcrl asks for something", "sslcrl=x.crl");
        assertEquals("h", resolve("host=h gssencmode=prefer").hosts().getFirst().name());
        variables.put("PGHOST", "/tmp");
        assertProblem("host (from PGHOST) is the folder of a Unix socket", "dbname=x");
    }

    @Test
    void namesWhatIsWrongWithAValue() {
        assertProblem("port is \"99999\"", "port=99999");
        assertProblem("sslmode is \"on\"", "sslmode=on");
        assertProblem("connect_timeout is \"soon\"", "connect_timeout=soon");
        assertProblem("no parameter is named \"colour\"", "colour=blue");
        assertProblem("no parameter is named \"colour\"", "postgresql://h/d?colour=blue");
        assertProblem("a query parameter has no \"=\"", "postgresql://h/d?x");
        assertProblem("a quoted value has no end", "host='h");
        assertProblem("a \"=\" is missing", "host h=");
        assertProblem("no closing \"]\"", "postgresql://[::1/d");
        assertProblem("two hexadecimal digits", "postgresql://h/%2");
        assertProblem("%00", "postgresql://h/%00");
        assertProblem("neither a URL", "mydatabase");
        assertProblem("neither a URL", "mysql://h/d?a=b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:hunter/2secret@h/d",
                "postgresql://me:12/34hunter@h/d",
                "postgresql://me:hunter@secret@h/d",
                "postgresql://me:hunter%zz@h/d",
                "postgresql://me:hunter[@h:x/d",
                "mysql://me:hunter@h/d",
                "jdbc:postgresql://me:hunter@h:port/d",
                "jdbc:postgresql://h/d?password=hunter%z",
                "host=h password='hunter",
                "password=hunter2 port=x",
                "postgresql://h/d?password=hunter=2",
            })
    void aMalformedConnectionStringIsNeverRepeated(String text) {
        var problem = problem(text);
        assertFalse(problem.toString().contains("hunter"), problem.toString());
        assertFalse(problem.toString().contains("secret"), problem.toString());
        assertFalse(problem.toString().contains("34"), problem.toString());
    }

    @Test
    void tellsWhetherAConnectionStringHoldsAPassword() {
        assertTrue(ConnectionString.parse("postgresql://a:b@h").holdsSecret());
        assertTrue(ConnectionString.parse("jdbc:postgresql://h/d?password=x").holdsSecret());
        assertTrue(ConnectionString.parse("password=x").holdsSecret());
        assertFalse(ConnectionString.parse("postgresql://a@h/d").holdsSecret());
    }

    private ConnectionSettings resolve(String connection) {
        return new ConnectionResolver(environment()).resolve(connection, "");
    }

    private Secret password(String connection) {
        return resolve(connection).hosts().getFirst().password();
    }

    private Environment environment() {
        return new Environment(variables, home, "me", Environment.Platform.LINUX);
    }

    private Problem problem(String connection) {
        return assertThrows(ProblemException.class, () -> resolve(connection)).problem();
    }

    private void assertProblem(String why, String connection) {
        var problem = problem(connection);
        assertEquals(ProblemCode.CONNECTION_SETTINGS, problem.code());
        assertTrue(problem.why().contains(why), problem.why());
    }

    private static void passwordFile(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
