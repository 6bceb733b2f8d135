package dev.keepsake.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The directions that ARCHITECTURE.md names, for what Maven's modules alone cannot say. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keepsake");

    private static final String[] CORE = {
        "dev.keepsake.api..",
        "dev.keepsake.attribute..",
        "dev.keepsake.change..",
        "dev.keepsake.conversation..",
        "dev.keepsake.egress..",
        "dev.keepsake.entity..",
        "dev.keepsake.error..",
        "dev.keepsake.extract..",
        "dev.keepsake.filter..",
        "dev.keepsake.graph..",
        "dev.keepsake.index",
        "dev.keepsake.memory..",
        "dev.keepsake.model..",
        "dev.keepsake.scope..",
        "dev.keepsake.store",
        "dev.keepsake.time.."
    };

    private static final String[] CONCRETE = {
        "dev.keepsake.store.embedded..", "dev.keepsake.index.lucene..", "dev.keepsake.models.."
    };

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.keepsake.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void coreNeedsTheJdkAndAnnotationsOnly() {
        check(classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(join(CORE, "java..", "org.jspecify.annotations..")));
    }

    @Test
    void theEngineNamesNoStoreNoModelAndNoEdge() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.keepsake.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(join(CONCRETE, "dev.keepsake", "dev.keepsake.server..", "dev.keepsake.cli..")));
    }

    @Test
    void storesAndModelsSeeOnlyCoreOfOurs() {
        for (String part : CONCRETE) {
            check(noClasses()
                    .that()
                    .resideInAPackage(part)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.keepsake", "dev.keepsake.engine..", "dev.keepsake.server.."));
        }
    }

    @Test
    void theServerNamesNoConcretePart() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.keepsake.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(join(CONCRETE, "dev.keepsake", "dev.keepsake.cli..")));
    }

    private static void check(ArchRule rule) {
        rule.check(OURS);
    }

    private static String[] join(String[] packages, String... more) {
        String[] all = java.util.Arrays.copyOf(packages, packages.length + more.length);
        System.arraycopy(more, 0, all, packages.length, more.length);
        return all;
    }
}
