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
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.key"))
            // a scan opens what it finds
            .ignoreDependency(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.scan.."),
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.seal"))
            // an export shows it
            .ignoreDependency(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.export"),
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.seal"))
            // the vault wraps its keys
            .ignoreDependency(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.vault"),
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.shrike.gdpr.kms"));

    @ArchTest
    static final ArchRule onlyScansAndRemovalSeeServers = noClasses()
            .that()
            .resideOutsideOfPackages("dev.shrike.gdpr.scan..", "dev.shrike.gdpr.removal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.nats..");

    @ArchTest
    static final ArchRule placesOfAScanDoNotKnowEachOther = slices().matching(
                    "dev.shrike.gdpr.scan.(kafka|jetstream|sql|file)..")
            .should()
            .notDependOnEachOther();

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
                    "de.siegmar.fastcsv..",
                    "org.apache.avro..",
                    "org.apache.kafka..",
                    "org.erdtman.jcs..",
                    "io.nats..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule certificatesCanBeVerifiedWithoutTheRest = noClasses()
            .that()
            .resideInAPackage("dev.shrike.gdpr.certificate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shrike.schemas..", "dev.shrike.gdpr.key..", "com.google.crypto.tink..");

    @ArchTest
    static final ArchRule secretBytesStayInTheirPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.shrike.gdpr.key", "dev.shrike.gdpr.kms..", "dev.shrike.gdpr.vault")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");
}
