package dev.actors.mesh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

class PackageTests {

    @Test
    void needsNoSpringAndNoDatabinding() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson.databind..")
                .check(
                        new ClassFileImporter()
                                .importUrl(
                                        Frame.class
                                                .getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()));
    }
}
