package dev.shrike;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.shrike", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] SERVICES = {
        "dev.shrike.auth..",
        "dev.shrike.users..",
        "dev.shrike.ticks..",
        "dev.shrike.notifier..",
        "dev.shrike.statistics..",
        "dev.shrike.admin.."
    };

    @ArchTest
    static final ArchRule schemas_points_at_nothing_of_ours = only("dev.shrike.schemas..");

    @ArchTest
    static final ArchRule servers_points_at_nothing_of_ours = only("dev.shrike.servers..");

    @ArchTest
    static final ArchRule gdpr_points_at_schemas = only("dev.shrike.gdpr..", "dev.shrike.schemas..");

    @ArchTest
    static final ArchRule bridge_points_at_schemas = only("dev.shrike.bridge..", "dev.shrike.schemas..");

    @ArchTest
    static final ArchRule topology_points_at_schemas = only("dev.shrike.topology..", "dev.shrike.schemas..");

    @ArchTest
    static final ArchRule analytics_points_at_schemas = only("dev.shrike.analytics..", "dev.shrike.schemas..");

    @ArchTest
    static final ArchRule messaging_points_at_schemas = only("dev.shrike.messaging..", "dev.shrike.schemas..");

    @ArchTest
    static final ArchRule the_core_has_no_framework = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.shrike.schemas..",
                    "dev.shrike.gdpr..",
                    "dev.shrike.bridge..",
                    "dev.shrike.topology..",
                    "dev.shrike.analytics..",
                    "dev.shrike.servers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "jakarta.inject..");

    @ArchTest
    static final ArchRule keys_stay_in_gdpr = noClasses()
            .that()
            .resideOutsideOfPackage("dev.shrike.gdpr..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto.tink..");

    @ArchTest
    static final ArchRule services_know_each_other_by_events_and_http_only = slices().matching(
                    "dev.shrike.(auth|users|ticks|notifier|statistics|admin)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule only_statistics_sees_topologies_and_analytics = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.shrike.auth..",
                    "dev.shrike.users..",
                    "dev.shrike.ticks..",
                    "dev.shrike.notifier..",
                    "dev.shrike.admin..",
                    "dev.shrike.messaging..",
                    "dev.shrike.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shrike.topology..", "dev.shrike.analytics..");

    @ArchTest
    static final ArchRule services_do_not_see_bridge_or_servers = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.shrike.bridge..", "dev.shrike.servers..", "dev.shrike.standalone..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.shrike.(**)").should().beFreeOfCycles();

    private static ArchRule only(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = module;
        System.arraycopy(others, 0, allowed, 1, others.length);
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.shrike..").or(resideInAnyPackage(allowed)));
    }
}
