package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.bridge.settings.LaneSettings;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.charts.chart.Manifests;
import dev.shrike.charts.chart.PodView;
import dev.shrike.topology.runtime.Resources;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadsTest {
    private static final Set<String> SHORT_LIVED = Set.of("setup", "test");

    static Stream<PodView> pods() {
        return Chart.variations().flatMap(chart -> chart.render().pods().stream());
    }

    static Stream<PodView> deployables() {
        return pods().filter(pod -> !SHORT_LIVED.contains(pod.component()));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void theImageIsAVersionAndNotWhateverIsTheLatest(PodView pod) {
        assertThat(pod.containers())
                .allSatisfy(container -> assertThat(container.path("image").asText())
                        .matches(".+(:[^:/]+|@sha256:[a-f0-9]{64})")
                        .doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyContainerSaysWhatItNeedsAndWhatItMayTake(PodView pod) {
        assertThat(pod.containers()).allSatisfy(container -> {
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("deployables")
    void itIsProbedWhereItAnswers(PodView pod) {
        boolean bridge = pod.component().equals("bridge");
        JsonNode container = pod.container();

        assertThat(path(container, "startupProbe")).isEqualTo(bridge ? "/health/live" : "/health/liveness");
        assertThat(path(container, "livenessProbe")).isEqualTo(bridge ? "/health/live" : "/health/liveness");
        assertThat(path(container, "readinessProbe")).isEqualTo(bridge ? "/health" : "/health/readiness");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(bridge ? 8090 : 8080);
    }

    private static String path(JsonNode container, String probe) {
        assertThat(container.path(probe).at("/httpGet/port").asText())
                .isEqualTo(container.at("/ports/0/name").asText());
        return container.path(probe).at("/httpGet/path").asText();
    }

    @ParameterizedTest
    @MethodSource("deployables")
    void itHasTheTimeThatItTakesToStopInGoodOrder(PodView pod) {
        long pause = pod.container().at("/lifecycle/preStop/sleep/seconds").asLong();
        long left = pod.spec().path("terminationGracePeriodSeconds").asLong() - pause;

        assertThat(pause).isEqualTo(5);
        assertThat(left)
                .isGreaterThan(
                        switch (pod.component()) {
                            // the lanes in hand, those that leave, those that came
                            case "bridge" ->
                                4 * LaneSettings.defaults().closeTimeout().toSeconds();
                            case "statistics-api" ->
                                20 + Resources.small().closeTimeout().toSeconds();
                            // handlers, projections, sagas, copies
                            default -> 20 + 20 + 15 + 5;
                        });
    }

    @ParameterizedTest
    @MethodSource("deployables")
    void itIsSpreadOverZonesAndNodes(PodView pod) {
        assertThat(pod.spec().path("topologySpreadConstraints"))
                .extracting(constraint -> constraint.path("topologyKey").asText())
                .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(pod.spec().path("topologySpreadConstraints"))
                .allSatisfy(constraint -> assertThat(pod.has(constraint.at("/labelSelector/matchLabels")))
                        .isTrue());
    }

    @Test
    void instancesOfStatisticsFindEachOtherByTheNamesOfTheirPods() {
        Manifests manifests = Chart.example("production").render();
        Manifest set = manifests.one("StatefulSet", "shrike-statistics-api");
        Manifest peers = manifests.one("Service", set.at("/spec/serviceName").asText());

        assertThat(manifests.pod("statistics-api").variables())
                .containsEntry("SHRIKE_TOPOLOGIES_SERVER", "$(POD_NAME).shrike-statistics-api-peers.birds.svc:8080")
                .containsEntry("SHRIKE_TOPOLOGIES_INSTANCE_ID", "$(POD_NAME)")
                .containsEntry("SHRIKE_TOPOLOGIES_STANDBYS", "1")
                .containsEntry("SHRIKE_TOPOLOGIES_REPLICAS", "3");
        assertThat(peers.at("/spec/clusterIP").asText()).isEqualTo("None");
        assertThat(peers.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
    }

    @Test
    void theProtocolStreamsHasNoStaticMembers() {
        Manifests manifests =
                Chart.standard().with("topologies: {groupProtocol: streams}").render();

        assertThat(manifests.pod("statistics-api").variables())
                .containsEntry("SHRIKE_TOPOLOGIES_GROUP_PROTOCOL", "streams")
                .doesNotContainKey("SHRIKE_TOPOLOGIES_INSTANCE_ID");
    }

    @Test
    void stateIsOnAVolumeThatGoesWithItsInstance() {
        JsonNode spec = Chart.standard()
                .render()
                .one("StatefulSet", "shrike-statistics-api")
                .path("spec");

        assertThat(spec.at("/volumeClaimTemplates/0/metadata/name").asText()).isEqualTo("data");
        assertThat(spec.at("/template/spec/containers/0/volumeMounts/0/mountPath")
                        .asText())
                .isEqualTo("/var/lib/shrike");
        assertThat(spec.at("/persistentVolumeClaimRetentionPolicy/whenScaled").asText())
                .isEqualTo("Delete");
        assertThat(spec.at("/persistentVolumeClaimRetentionPolicy/whenDeleted").asText())
                .isEqualTo("Delete");
    }

    @Test
    void aVolumeOfOneNodeIsLetGoBeforeTheNextPodTakesIt() {
        assertThat(strategy(Chart.standard())).isEqualTo("Recreate");
        assertThat(strategy(Chart.example("production"))).isEqualTo("RollingUpdate");
    }

    private static String strategy(Chart chart) {
        return chart.render()
                .one("Deployment", "shrike-user-api")
                .at("/spec/strategy/type")
                .asText();
    }

    @Test
    void aKeyInASecretIsCopiedToWhereOnlyTheServiceReadsItAndNobodyWrites() {
        PodView users = Chart.standard().render().pod("user-api");

        assertThat(users.spec().at("/initContainers/0/command"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "install",
                        "--mode=0600",
                        "--target-directory=/etc/shrike/keys",
                        "/etc/shrike/key-secrets/kek.json",
                        "/etc/shrike/key-secrets/certificate-keyring.json");
        assertThat(users.container().path("volumeMounts"))
                .filteredOn(mount -> mount.path("name").asText().equals("keys"))
                .singleElement()
                .matches(mount -> mount.path("readOnly").asBoolean());
        assertThat(users.variables())
                .containsEntry("SHRIKE_KEK_FILE", "/etc/shrike/keys/kek.json")
                .containsEntry("SHRIKE_KEK_EPOCH", "PT0S");
    }

    @Test
    void aKeyAtItsManagementIsNoFileAndMayBeReplaced() {
        assertThat(Chart.example("production").render().pod("user-api").variables())
                .containsEntry("SHRIKE_KEK_URI", "hcvault-transit://vault.vault:8200/shrike")
                .containsEntry("SHRIKE_KEK_EPOCH", "P30D")
                .doesNotContainKey("SHRIKE_KEK_FILE");
    }

    @Test
    void whatScalesADeployableOwnsTheNumberOfItsInstances() {
        Manifests manifests = Chart.example("production").render();

        assertThat(manifests.names("HorizontalPodAutoscaler")).containsExactly("shrike-tick-api");
        assertThat(manifests.names("ScaledObject")).containsExactlyInAnyOrder("shrike-statistics-api", "shrike-bridge");
        assertThat(manifests.one("Deployment", "shrike-tick-api").path("spec").has("replicas"))
                .isFalse();
        assertThat(manifests.one("Deployment", "shrike-bridge").path("spec").has("replicas"))
                .isFalse();
        assertThat(manifests
                        .one("StatefulSet", "shrike-statistics-api")
                        .path("spec")
                        .has("replicas"))
                .isFalse();
        assertThat(manifests
                        .one("Deployment", "shrike-notifier")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void statisticsScaleByTheLagOfEachTopologysGroup() {
        Manifest scaled = Chart.example("production").render().one("ScaledObject", "shrike-statistics-api");

        assertThat(scaled.at("/spec/triggers"))
                .extracting(trigger -> trigger.at("/metadata/consumerGroup").asText())
                .containsExactlyInAnyOrderElementsOf(Topologies.groups());
    }

    @Test
    void aBridgeIsReplacedOnceItsConfigurationChanges() {
        assertThat(checksum(Chart.standard())).isEqualTo(checksum(Chart.standard()));
        assertThat(checksum(Chart.standard()))
                .isNotEqualTo(checksum(Chart.standard().with("bridge: {config: {kafka: {session-timeout: 9s}}}")));
    }

    private static String checksum(Chart chart) {
        return chart.render()
                .pod("bridge")
                .metadata()
                .path("annotations")
                .path("checksum/config")
                .asText();
    }
}
