package dev.shrike.gdpr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.shrike.gdpr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyKeysAreSharedBetweenPackages = slices().matching("dev.shrike.gdpr.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.key"));

    @ArchTest
    static final ArchRule arrowsPointAtSchemas = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.shrike.gdpr..",
                    "dev.shrike.schemas..",
                    "java..",
                    "javax.sql..",
                    "javax.crypto..",
                    "com.google.crypto.tink..",
                    "com.github.benmanes.caffeine..",
                    "com.fasterxml.jackson..",
                    "org.apache.avro..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule secretBytesStayInTheirPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.shrike.gdpr.key", "dev.shrike.gdpr.vault")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");
}
