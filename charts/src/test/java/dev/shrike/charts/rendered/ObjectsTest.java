package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.charts.chart.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectsTest {

    static Stream<Chart> variations() {
        return Chart.variations();
    }

    @Test
    void helmsLinterHasNothingToSay() {
        var lint = Chart.lint();

        assertThat(lint.getMessages())
                .filteredOn(message -> !message.contains("icon is recommended"))
                .isEmpty();
        assertThat(lint.isFailed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("variations")
    void everyObjectIsOneThatKubernetesKnowsFieldByField(Chart chart) {
        assertThat(chart.render().all()).isNotEmpty().allSatisfy(KnownKinds::read);
    }

    @ParameterizedTest
    @MethodSource("variations")
    void everyObjectHasANameOfItsOwnALegalOne(Chart chart) {
        List<Manifest> all = chart.render().all();

        assertThat(all.stream()
                        .map(object -> object.kind() + " "
                                + object.at("/metadata/namespace").asText() + "/" + object.name()))
                .doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(object -> assertThat(object.name())
                        .hasSizeLessThanOrEqualTo(63)
                        .matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?"));
    }

    @ParameterizedTest
    @MethodSource("variations")
    void everyObjectIsInTheNamespaceAndCarriesTheLabelsByWhichItIsFound(Chart chart) {
        assertThat(chart.render().all()).allSatisfy(object -> {
            assertThat(object.at("/metadata/namespace").asText()).isIn(Chart.NAMESPACE, "kafka");
            assertThat(object.label("app.kubernetes.io/name")).isEqualTo("shrike");
        });
    }

    @Test
    void aDeployableIsADeploymentOrWhereItKeepsStateAStatefulSet() {
        Manifests manifests = Chart.standard().render();

        assertThat(manifests.names("Deployment"))
                .containsExactlyInAnyOrder(
                        "shrike-auth-api",
                        "shrike-user-api",
                        "shrike-tick-api",
                        "shrike-notifier",
                        "shrike-admin-api",
                        "shrike-gateway",
                        "shrike-bridge");
        assertThat(manifests.names("StatefulSet")).containsExactly("shrike-statistics-api");
        assertThat(manifests.names("Job")).containsExactly("shrike-setup");
    }

    @Test
    void withoutATagTheImageIsThatOfTheProjectsVersion() throws IOException {
        String version = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");

        assertThat(Chart.standard()
                        .render()
                        .pod("bridge")
                        .container()
                        .path("image")
                        .asText())
                .isEqualTo("shrike/shrike:" + version);
    }

    @Test
    void theSetupIsThereBeforeEverythingElseWithAllThatItNeeds() {
        Manifests manifests = Chart.standard().render();

        assertThat(manifests.all())
                .filteredOn(object -> object.name().equals("shrike-setup"))
                .extracting(Manifest::kind)
                .containsExactlyInAnyOrder("ServiceAccount", "ConfigMap", "NetworkPolicy", "Job");
        assertThat(manifests.all())
                .filteredOn(object -> object.name().equals("shrike-setup"))
                .allSatisfy(
                        object -> assertThat(object.annotation("helm.sh/hook")).isEqualTo("pre-install,pre-upgrade"));
        assertThat(manifests.pod("setup").container().path("args"))
                .extracting(JsonNode::asText)
                .containsExactly("setup", "platform");
        assertThat(weight(manifests.one("Job", "shrike-setup")))
                .isGreaterThan(weight(manifests.one("ConfigMap", "shrike-setup")));
    }

    @Test
    void theTestIsAHookOfItsOwnThatAsksEveryDeployable() {
        Manifests manifests = Chart.standard().render();
        Manifest test = manifests.one("Pod", "shrike-test");

        assertThat(test.annotation("helm.sh/hook")).isEqualTo("test");
        assertThat(test.at("/spec/containers/0/args"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "shrike-auth-api 8080 /health/readiness",
                        "shrike-user-api 8080 /health/readiness",
                        "shrike-tick-api 8080 /health/readiness",
                        "shrike-notifier 8080 /health/readiness",
                        "shrike-statistics-api 8080 /health/readiness",
                        "shrike-admin-api 8080 /health/readiness",
                        "shrike-gateway 8080 /health/readiness",
                        "shrike-bridge 8090 /health");
    }

    @Test
    void underALongNameNothingBecomesTooLong() {
        String longest = "a".repeat(53);
        Manifests manifests = Chart.example("production").as(longest).render();

        assertThat(manifests.all())
                .allSatisfy(object -> assertThat(object.name()).hasSizeLessThanOrEqualTo(63));
        assertThat(manifests.names("StatefulSet"))
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(52));
    }

    private static int weight(Manifest object) {
        return Integer.parseInt(object.annotation("helm.sh/hook-weight"));
    }
}
