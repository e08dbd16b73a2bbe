package dev.actors.autoconfigure;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;

import org.junit.jupiter.api.Test;

/** The direction of the packages. */
class PackageTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.actors.spring", "dev.actors.autoconfigure");

    @Test
    void dependOnlyDownwards() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("spring")
                .definedBy("dev.actors.spring")
                .layer("insight")
                .definedBy("dev.actors.spring.insight..")
                .layer("actuate")
                .definedBy("dev.actors.spring.actuate..")
                .layer("metrics")
                .definedBy("dev.actors.spring.metrics..")
                .layer("observation")
                .definedBy("dev.actors.spring.observation..")
                .layer("web")
                .definedBy("dev.actors.spring.web..")
                .layer("autoconfigure")
                .definedBy("dev.actors.autoconfigure..")
                .whereLayer("autoconfigure")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("actuate")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("observation")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("autoconfigure")
                .whereLayer("insight")
                .mayOnlyBeAccessedByLayers("web", "metrics", "actuate", "autoconfigure")
                .whereLayer("spring")
                .mayOnlyBeAccessedByLayers(
                        "insight", "web", "metrics", "actuate", "observation", "autoconfigure")
                .check(CLASSES);
    }

    @Test
    void haveNoCycles() {
        slices().matching("dev.actors.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
