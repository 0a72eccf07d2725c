package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.PodView;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profile {@code restricted} of the Pod Security Standards, and what is strict beyond it. */
class PodSecurityTest {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    static Stream<PodView> pods() {
        return Chart.variations().flatMap(chart -> chart.render().pods().stream());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void aPodSharesNothingWithItsNodeAndRunsAsAUserOfItsOwn(PodView pod) {
        for (String shared : Set.of("hostNetwork", "hostPID", "hostIPC")) {
            assertThat(pod.spec().path(shared).asBoolean()).as(shared).isFalse();
        }
        JsonNode context = pod.spec().path("securityContext");
        assertThat(context.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(context.path("runAsUser").asInt()).isEqualTo(10001);
        assertThat(context.path("runAsGroup").asInt()).isEqualTo(10001);
        assertThat(context.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(context.has("sysctls")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void aContainerHasNoCapabilityAndCannotWriteToItsRoot(PodView pod) {
        assertThat(pod.containers()).allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation")).isEqualTo(BooleanNode.FALSE);
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.path("privileged").asBoolean()).isFalse();
            assertThat(context.at("/capabilities/drop"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ALL");
            assertThat(context.at("/capabilities").has("add")).isFalse();
            assertThat(container.path("ports"))
                    .allSatisfy(port -> assertThat(port.has("hostPort")).isFalse());
        });
    }

    @ParameterizedTest
    @MethodSource("pods")
    void volumesAreOfTheKindsThatAreAllowed(PodView pod) {
        assertThat(pod.spec().path("volumes"))
                .isNotEmpty()
                .allSatisfy(volume -> assertThat(
                                StreamSupport.stream(((Iterable<String>) volume::fieldNames).spliterator(), false))
                        .filteredOn(field -> !field.equals("name"))
                        .hasSize(1)
                        .isSubsetOf(VOLUMES));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void nobodyTalksToTheClustersApi(PodView pod) {
        assertThat(pod.spec().path("automountServiceAccountToken")).isEqualTo(BooleanNode.FALSE);
        assertThat(pod.spec().path("serviceAccountName").asText()).isEqualTo("shrike-" + pod.component());
        assertThat(pod.spec().path("enableServiceLinks")).isEqualTo(BooleanNode.FALSE);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void whereItWritesIsLimited(PodView pod) {
        assertThat(pod.spec().path("volumes"))
                .filteredOn(volume -> volume.has("emptyDir"))
                .allSatisfy(volume ->
                        assertThat(volume.at("/emptyDir/sizeLimit").asText()).isNotEmpty());
    }
}
