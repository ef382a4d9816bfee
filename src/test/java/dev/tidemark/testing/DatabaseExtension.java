package dev.tidemark.testing;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test that asks for a [TestDatabase] a fresh one; `@BeforeEach` and the test get the
/// same, `@BeforeAll` one for the whole class. The server starts with the first.
public final class DatabaseExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var server =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                SharedServer.class, _ -> sharedServer(), SharedServer.class);
        // A key per context: a test does not get its class's database.
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(), _ -> newDatabase(server), TestDatabase.class);
    }

    private static SharedServer sharedServer() {
        try {
            return new SharedServer();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static TestDatabase newDatabase(SharedServer server) {
        try {
            return server.newDatabase();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
