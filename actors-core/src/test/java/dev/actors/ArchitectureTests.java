package dev.actors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(Node.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesDependOnLowerOnesOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("pattern")
                .definedBy("dev.actors.pattern")
                .layer("isolation")
                .definedBy("dev.actors.isolation")
                .layer("kernel")
                .definedBy("dev.actors")
                .layer("supervisor")
                .definedBy("dev.actors.supervisor")
                .layer("router")
                .definedBy("dev.actors.router")
                .layer("topic")
                .definedBy("dev.actors.topic")
                .whereLayer("pattern")
                .mayOnlyBeAccessedByLayers("kernel", "supervisor", "router", "topic")
                .whereLayer("isolation")
                .mayOnlyBeAccessedByLayers("kernel", "supervisor", "router", "topic")
                .whereLayer("kernel")
                .mayOnlyBeAccessedByLayers("supervisor", "router", "topic")
                .whereLayer("supervisor")
                .mayOnlyBeAccessedByLayers("router")
                .whereLayer("router")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("topic")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyClassUsesTheJdkAndJspecifyOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.actors..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void everyClassStandsInAPackageOfTheLayers() {
        classes()
                .should()
                .resideInAnyPackage(
                        "dev.actors",
                        "dev.actors.pattern",
                        "dev.actors.isolation",
                        "dev.actors.supervisor",
                        "dev.actors.router",
                        "dev.actors.topic")
                .check(CLASSES);
    }
}
