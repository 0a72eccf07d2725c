package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.charts.chart.Manifests;
import dev.shrike.charts.chart.PodView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an object names is there, or said to be outside. */
class ReferencesTest {

    static Stream<Chart> variations() {
        return Chart.variations();
    }

    @ParameterizedTest
    @MethodSource("variations")
    void secretsAreThoseOfTheValuesAndNoOthers(Chart chart) {
        Set<String> declared = chart.secrets();

        assertThat(chart.render().pods())
                .allSatisfy(pod -> assertThat(secrets(pod)).isSubsetOf(declared));
    }

    private static Set<String> secrets(PodView pod) {
        var names = new TreeSet<String>();
        for (String field : List.of("secretKeyRef", "secretRef", "secret")) {
            pod.spec()
                    .findValues(field)
                    .forEach(named -> Stream.of("name", "secretName")
                            .map(key -> named.path(key).asText())
                            .filter(name -> !name.isEmpty())
                            .forEach(names::add));
        }
        pod.spec().path("imagePullSecrets").forEach(named -> names.add(Manifests.nameOf(named)));
        return names;
    }

    @ParameterizedTest
    @MethodSource("variations")
    void configMapsClaimsAndServiceAccountsAreRendered(Chart chart) {
        Manifests manifests = chart.render();
        Set<String> claims = new TreeSet<>(manifests.names("PersistentVolumeClaim"));
        claims.add("exports");

        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(manifests.names("ServiceAccount"))
                    .contains(pod.spec().path("serviceAccountName").asText());
            assertThat(pod.spec().findValues("configMap"))
                    .allSatisfy(
                            named -> assertThat(manifests.names("ConfigMap")).contains(Manifests.nameOf(named)));
            assertThat(pod.spec().findValues("persistentVolumeClaim"))
                    .allSatisfy(named ->
                            assertThat(claims).contains(named.path("claimName").asText()));
        });
    }

    @ParameterizedTest
    @MethodSource("variations")
    void whatIsMountedIsAVolumeOrAClaimOfTheSet(Chart chart) {
        assertThat(chart.render().pods()).allSatisfy(pod -> {
            var volumes = new TreeSet<String>();
            pod.spec().path("volumes").forEach(volume -> volumes.add(Manifests.nameOf(volume)));
            if (pod.component().equals("statistics-api")) {
                volumes.add("data");
            }
            var mounted = new TreeSet<String>();
            pod.containers()
                    .forEach(container ->
                            container.path("volumeMounts").forEach(mount -> mounted.add(Manifests.nameOf(mount))));
            assertThat(mounted).isEqualTo(volumes);
        });
    }

    @ParameterizedTest
    @MethodSource("variations")
    void whatSelectsPodsSelectsSome(Chart chart) {
        Manifests manifests = chart.render();

        for (String kind :
                List.of("Service", "PodDisruptionBudget", "NetworkPolicy", "Deployment", "StatefulSet", "PodMonitor")) {
            assertThat(manifests.ofKind(kind)).allSatisfy(object -> {
                JsonNode labels = selected(object);
                assertThat(labels.isEmpty()).as("labels of " + object.name()).isFalse();
                assertThat(manifests.pods()).as(kind + " " + object.name()).anyMatch(pod -> pod.has(labels));
            });
        }
    }

    private static JsonNode selected(Manifest object) {
        JsonNode spec = object.path("spec");
        return switch (object.kind()) {
            case "Service" -> spec.path("selector");
            case "NetworkPolicy" -> spec.at("/podSelector/matchLabels");
            default -> spec.at("/selector/matchLabels");
        };
    }

    @ParameterizedTest
    @MethodSource("variations")
    void aServiceMonitorFindsTheServiceItMeansAndOnlyThat(Chart chart) {
        Manifests manifests = chart.render();

        assertThat(manifests.ofKind("ServiceMonitor")).allSatisfy(monitor -> {
            JsonNode labels = monitor.at("/spec/selector/matchLabels");
            assertThat(manifests.ofKind("Service"))
                    .filteredOn(service ->
                            service.at("/metadata/labels").properties().containsAll(labels.properties()))
                    .extracting(Manifest::name)
                    .containsExactly(monitor.name());
        });
    }

    @ParameterizedTest
    @MethodSource("variations")
    void everyDeployableHasAServiceAndABudget(Chart chart) {
        Manifests manifests = chart.render();
        var deployed = new TreeSet<>(manifests.names("Deployment"));
        deployed.addAll(manifests.names("StatefulSet"));

        assertThat(manifests.names("Service")).containsAll(deployed);
        assertThat(manifests.names("PodDisruptionBudget")).isEqualTo(deployed);
        assertThat(manifests.ofKind("PodDisruptionBudget"))
                .allSatisfy(budget ->
                        assertThat(budget.at("/spec/maxUnavailable").asInt()).isOne());
    }

    @ParameterizedTest
    @MethodSource("variations")
    void servicesLeadToAPortOfTheirPods(Chart chart) {
        Manifests manifests = chart.render();

        assertThat(manifests.ofKind("Service")).allSatisfy(service -> {
            JsonNode port = service.at("/spec/ports/0");
            assertThat(manifests.pods())
                    .filteredOn(pod -> pod.has(service.at("/spec/selector")))
                    .isNotEmpty()
                    .allSatisfy(pod -> {
                        assertThat(pod.container().at("/ports/0/name")).isEqualTo(port.path("targetPort"));
                        assertThat(pod.container().at("/ports/0/containerPort")).isEqualTo(port.path("port"));
                    });
        });
    }

    @ParameterizedTest
    @MethodSource("variations")
    void whatIsScaledIsThere(Chart chart) {
        Manifests manifests = chart.render();

        for (String kind : List.of("HorizontalPodAutoscaler", "ScaledObject")) {
            assertThat(manifests.ofKind(kind)).allSatisfy(scaler -> {
                JsonNode target = scaler.at("/spec/scaleTargetRef");
                assertThat(manifests.names(target.path("kind").asText())).contains(Manifests.nameOf(target));
            });
        }
    }
}
