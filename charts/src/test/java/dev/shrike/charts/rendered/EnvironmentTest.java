package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.PodView;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentTest {
    /** Read by the image itself, by the bridge and by the setup. */
    private static final Set<String> OTHERS = Set.of("SHRIKE_LOG_FORMAT", "SHRIKE_BRIDGE_CONFIG");

    private static final Set<String> READ = Code.variables();

    static Stream<PodView> pods() {
        return Chart.variations().flatMap(chart -> chart.render().pods().stream());
    }

    @Test
    void theCodeReadsManySettings() {
        assertThat(READ)
                .hasSizeGreaterThan(80)
                .contains(
                        "SHRIKE_NATS_URL", "SHRIKE_POSTGRES_PASSWORD", "SHRIKE_AUTH_JWKS_URL", "SHRIKE_KEK_TOKEN_FILE");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyVariableIsOneThatTheCodeReads(PodView pod) {
        var known = new TreeSet<>(READ);
        known.addAll(OTHERS);

        assertThat(pod.container().path("env"))
                .extracting(variable -> variable.path("name").asText())
                .filteredOn(name -> name.startsWith("SHRIKE_"))
                .isSubsetOf(known)
                .doesNotHaveDuplicates();
    }

    static Stream<String> services() {
        return Code.PACKAGES.values().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void whateverAServiceCannotDoWithoutIsGiven(String service) {
        assertThat(Chart.standard().render().pod(service).container().path("env"))
                .extracting(variable -> variable.path("name").asText())
                .containsAll(Code.needed(service));
    }

    @Test
    void whatServicesCannotDoWithoutIsFoundInTheCode() {
        assertThat(Code.needed("tick-api"))
                .contains(
                        "SHRIKE_POSTGRES_URL", "SHRIKE_POSTGRES_PASSWORD", "SHRIKE_USERS_URL", "SHRIKE_SERVICE_SECRET");
        assertThat(Code.needed("statistics-api"))
                .contains("SHRIKE_KAFKA_BOOTSTRAP_SERVERS", "SHRIKE_REGISTRY_URL", "SHRIKE_DATA")
                .doesNotContain("SHRIKE_USERS_URL", "SHRIKE_KAFKA_DEAD_LETTER_TOPIC", "SHRIKE_SAVED_QUERIES_ENABLED");
        assertThat(Code.needed("user-api"))
                .contains("SHRIKE_CERTIFICATE_KEY_FILE", "SHRIKE_AUTH_URL", "SHRIKE_TICKS_URL", "SHRIKE_NOTIFIER_URL");
        assertThat(Code.needed("notifier")).contains("SHRIKE_USERS_URL", "SHRIKE_SMTP_HOST", "SHRIKE_NATS_URL");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void noSecretStandsThereInClear(PodView pod) {
        assertThat(pod.containers())
                .allSatisfy(container -> assertThat(container.path("env"))
                        .filteredOn(variable ->
                                variable.path("name").asText().matches(".*_(PASSWORD|USERNAME|SECRET|TOKEN|KEY)"))
                        .allSatisfy(
                                variable -> assertThat(variable.path("value").isMissingNode()
                                                && variable.at("/valueFrom/secretKeyRef/name")
                                                        .isTextual())
                                        .as(variable.path("name").asText())
                                        .isTrue()));
    }

    @Test
    void noSecretIsRendered() {
        assertThat(Chart.variations())
                .allSatisfy(chart -> assertThat(chart.render().names("Secret")).isEmpty());
    }

    @Test
    void aServiceKnowsWhereTheOthersAreThatItCalls() {
        assertThat(Chart.standard().render().pod("user-api").variables())
                .containsEntry("SHRIKE_AUTH_URL", "http://shrike-auth-api:8080")
                .containsEntry("SHRIKE_AUTH_JWKS_URL", "http://shrike-auth-api:8080/keys")
                .containsEntry("SHRIKE_TICKS_URL", "http://shrike-tick-api:8080")
                .containsEntry("SHRIKE_NOTIFIER_URL", "http://shrike-notifier:8080");
        assertThat(Chart.standard().render().pod("auth-api").variables())
                .containsEntry("SHRIKE_USERS_URL", "http://shrike-user-api:8080")
                .doesNotContainKey("SHRIKE_AUTH_JWKS_URL");
    }

    @Test
    void erasuresAreVerifiedInEveryDatabase() {
        String databases = Chart.standard().render().pod("user-api").variables().get("SHRIKE_VERIFICATION_DATABASES");

        assertThat(databases.split(","))
                .hasSize((int) Code.PACKAGES.values().stream()
                        .filter(service -> Code.settingsFile(service).contains("datasources:"))
                        .count())
                .allSatisfy(database -> assertThat(Code.PACKAGES.values())
                        .anyMatch(service -> Code.settingsFile(service)
                                .contains(
                                        "datasources:\n  " + database.substring(database.lastIndexOf('/') + 1) + ":")));
    }

    @Test
    void onlyUserApiKnowsTheAdministratorsPassword() {
        assertThat(Chart.standard()
                        .with("identity: {administrator: {existingSecret: shrike-administrator}}")
                        .render()
                        .pods())
                .filteredOn(pod -> pod.container().toString().contains("SHRIKE_ADMIN_PASSWORD"))
                .extracting(PodView::component)
                .containsExactly("user-api");
    }

    @Test
    void tracesAreSentOnlyWhereThereIsSomebodyToTakeThem() {
        assertThat(Chart.standard().render().pods())
                .allSatisfy(pod -> assertThat(pod.variables().keySet()).noneMatch(name -> name.startsWith("OTEL_")));
        assertThat(Chart.example("production").render().pod("bridge").variables())
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.monitoring:4317")
                .containsEntry("OTEL_SERVICE_NAME", "bridge")
                .containsEntry("OTEL_TRACES_SAMPLER_ARG", "0.05");
    }
}
