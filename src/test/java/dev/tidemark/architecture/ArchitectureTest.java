package dev.tidemark.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.tidemark", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {
    /// Leaves out compiled tests wherever a build puts them.
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("/test/");
        }
    }

    @ArchTest
    static final ArchRule engineKnowsNoUserInterface =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tidemark.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..", "dev.tidemark.desktop..", "dev.tidemark.cli..", "picocli..")
                    .because("desktop and command line are two faces of one engine");

    @ArchTest
    static final ArchRule engineIsSilent =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tidemark.engine..")
                    .should(ACCESS_STANDARD_STREAMS)
                    .because("what it has to say goes to its listeners and into its results");

    @ArchTest
    static final ArchRule commandLineKnowsNoDesktop =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tidemark.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "dev.tidemark.desktop..")
                    .because("servers have no display, and starting must stay fast");

    @ArchTest
    static final ArchRule commandLinePrintsThroughItsConsole =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tidemark.cli..")
                    .should(ACCESS_STANDARD_STREAMS)
                    .because("tests pass streams of their own");

    @ArchTest
    static final ArchRule viewModelsKnowNoControls =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                    .because("state and actions are tested without a toolkit")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewsDoNoWork =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("View")
                    .and()
                    .resideInAPackage("dev.tidemark.desktop..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tidemark.engine.postgres..", "java.sql..", "java.net..")
                    .because("a view shows what its view model holds")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule oneDoorLeavesTheJavaFxThread =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tidemark.desktop..")
                    .and()
                    .resideOutsideOfPackages(
                            "dev.tidemark.desktop.work..",
                            "dev.tidemark.desktop.shell..",
                            "dev.tidemark.desktop.app..",
                            // Asks what the platform's windows can do.
                            "dev.tidemark.desktop.theme..",
                            "dev.tidemark.desktop.tour..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javafx.application.Platform")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.Thread")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javafx.concurrent.Task")
                    .because("threads meet in BackgroundWork and nowhere else");

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("dev.tidemark.(*).(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a feature that needs another one must not be needed by it");

    @ArchTest
    static final ArchRule nothingLogs =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tidemark..")
                    .and()
                    .doNotHaveSimpleName("DriverLog")
                    .and()
                    .doNotHaveSimpleName("ConnectorDataSource")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                    .because("problems, events and the journal say what happened, in one place");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        var unmarked = new TreeSet<String>();
        classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(type -> type.getPackage())
                .filter(itsPackage -> !isNullMarked(itsPackage))
                .forEach(itsPackage -> unmarked.add(itsPackage.getName()));
        assertEquals(new TreeSet<>(), unmarked, "because NullAway looks into marked packages only");
    }

    private static boolean isNullMarked(JavaPackage itsPackage) {
        return itsPackage.isAnnotatedWith(NullMarked.class);
    }
}
