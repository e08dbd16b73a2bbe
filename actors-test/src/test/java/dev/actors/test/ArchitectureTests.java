package dev.actors.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(TestProbe.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyClassStandsInOneOfTwoPackages() {
        classes()
                .should()
                .resideInAnyPackage("dev.actors.test", "dev.actors.test.spring")
                .check(CLASSES);
    }

    @Test
    void whatKnowsNoSpringUsesLowerPackagesAndJunitOnly() {
        classes()
                .that()
                .resideInAPackage("dev.actors.test")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.actors.test",
                        "dev.actors",
                        "dev.actors.pattern",
                        "java..",
                        "org.jspecify.annotations",
                        "org.junit..",
                        "org.opentest4j")
                .check(CLASSES);
    }

    @Test
    void probeAndClockNeedNoTestFramework() {
        noClasses()
                .that()
                .belongToAnyOf(
                        TestProbe.class,
                        ManualClock.class,
                        DeadLetters.class,
                        Puppet.class,
                        Texts.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j")
                .check(CLASSES);
    }
}
