package dev.actors.mesh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(Mesh.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyClassStandsInOnePackageAndKnowsNoSpring() {
        classes()
                .should()
                .resideInAPackage("dev.actors.mesh")
                .andShould()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.actors",
                        "dev.actors.mesh",
                        "dev.actors.pattern",
                        "dev.actors.supervisor",
                        "dev.actors.topic",
                        "java..",
                        "javax.crypto..",
                        "javax.net..",
                        "org.jgroups..",
                        "org.jspecify.annotations",
                        "tools.jackson.core..",
                        "tools.jackson.dataformat..")
                .check(CLASSES);
    }

    @Test
    void onlyTheGroupKnowsJgroups() {
        classes()
                .that()
                .haveSimpleNameNotContaining("Cluster")
                .and()
                .haveSimpleNameNotContaining("Stack")
                .and()
                .haveSimpleNameNotContaining("Member")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.jgroups.protocols..", "org.jgroups.stack..")
                .check(CLASSES);
    }
}
