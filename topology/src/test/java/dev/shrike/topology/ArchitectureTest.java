package dev.shrike.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

@AnalyzeClasses(packages = "dev.shrike.topology", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.shrike.topology.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arrowsPointAtSchemasAndNoFrameworkIsNear = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.shrike.topology..",
                    "dev.shrike.schemas..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.apache.avro..",
                    "org.apache.kafka..",
                    "org.rocksdb..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule topologiesReadNoClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.shrike.topology.runtime", "dev.shrike.topology.position")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule topologiesDoNotKnowTheRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("dev.shrike.topology.runtime")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.shrike.topology.runtime");
}
