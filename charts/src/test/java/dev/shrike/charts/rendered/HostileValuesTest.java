package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that wants to be more than text: it is refused where a name is meant, and stays text where any may stand. */
class HostileValuesTest {
    private static final List<String> TEXTS = List.of(
            "a\n  privileged: true",
            "a\n---\nkind: Secret",
            "\"}, privileged: true, x: {\"",
            "{{ .Release.Name }}",
            "$(POD_NAME) `id`",
            "a: b # c",
            "a".repeat(10_240),
            "Тик 🐦 \u202e",
            "\u0000",
            "../../etc/passwd",
            "*anchor",
            "!!binary AAAA",
            " ");

    /** Every value that becomes a name, an address or a choice; {@code %s} is where the text goes. */
    private static final List<String> NAMES = List.of(
            "fullnameOverride: %s",
            "image: {repository: %s}",
            "image: {tag: %s}",
            "image: {digest: %s}",
            "image: {pullSecrets: [%s]}",
            "nats: {url: %s}",
            "nats: {existingSecret: %s}",
            "nats: {credentialsKey: %s}",
            "kafka: {bootstrapServers: %s}",
            "registry: {url: %s}",
            "postgresql: {url: %s}",
            "postgresql: {existingSecret: %s}",
            "postgresql: {passwordKey: %s}",
            "smtp: {host: %s}",
            "identity: {tokenKey: {key: %s}}",
            "identity: {tokenLifetime: %s}",
            "vault: {kek: {uri: %s}}",
            "vault: {certificate: {key: %s}}",
            "exports: {existingClaim: %s}",
            "exports: {storageClass: %s}",
            "topologies: {storage: {size: %s}}",
            "analytics: {memory: %s}",
            "bridge: {environmentSecrets: [%s]}",
            "services: {tick-api: {databaseSecret: %s}}",
            "services: {tick-api: {resources: {limits: {cpu: %s}}}}",
            "ingress: {host: %s}",
            "ingress: {className: %s}",
            "ingress: {tlsSecret: %s}",
            "gateway: {hostnames: [%s]}",
            "strimzi: {topics: {cluster: %s}}",
            "nack: {streams: {account: %s}}",
            "monitoring: {interval: %s}",
            "monitoring: {prometheusUrl: %s}",
            "tracing: {endpoint: %s}",
            "scheduling: {priorityClassName: %s}",
            "podLabels: {a: %s}",
            "commonLabels: {a: %s}");

    static Stream<Arguments> namesAndTexts() {
        return NAMES.stream().flatMap(name -> TEXTS.stream().map(text -> Arguments.of(name, text)));
    }

    @ParameterizedTest
    @MethodSource("namesAndTexts")
    void noNameIsMadeOfIt(String values, String text) {
        Chart chart = Chart.standard().with(values.formatted(json(text)));

        assertThatThrownBy(chart::render).hasMessageContaining("values don't meet the specifications of the schema");
    }

    static Stream<String> texts() {
        // PostgreSQL aside, nobody can put a zero character into a variable
        return TEXTS.stream().filter(text -> text.length() < 4096 && text.indexOf(0) < 0);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void inAVariableItStaysWhatItIs(String text) {
        Manifests manifests = Chart.standard()
                .with("services: {tick-api: {javaOptions: %1$s, environment: {TEXT: %1$s}}}".formatted(json(text)))
                .render();

        assertThat(manifests.pod("tick-api").variables())
                .containsEntry("TEXT", text)
                .containsEntry("JAVA_OPTS", text);
        assertThat(manifests.all())
                .hasSameSizeAs(Chart.standard().render().all())
                .allSatisfy(KnownKinds::read);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void inAnAnnotationItStaysWhatItIs(String text) {
        Manifests manifests = Chart.standard()
                .with("podAnnotations: {note: %s}".formatted(json(text)))
                .render();

        assertThat(manifests.pods())
                .filteredOn(pod -> !pod.component().equals("test"))
                .allSatisfy(
                        pod -> assertThat(pod.metadata().at("/annotations/note").asText())
                                .isEqualTo(text));
        assertThat(manifests.all()).hasSameSizeAs(Chart.standard().render().all());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void inTheBridgesConfigurationItStaysWhatItIs(String text) throws JsonProcessingException {
        String config = Chart.standard()
                .with("bridge: {config: {kafka: {client: {note: %s}}}}".formatted(json(text)))
                .render()
                .one("ConfigMap", "shrike-bridge")
                .at("/data/bridge.yml")
                .asText();

        assertThat(Manifests.of(config)
                        .all()
                        .getFirst()
                        .at("/kafka/client/note")
                        .asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 37})
    void aLongNameIsCutWhereAHashStillFits(int length) {
        String name = "a".repeat(length);

        assertThat(Chart.standard().with("fullnameOverride: " + name).render().names("StatefulSet"))
                .containsExactly(name + "-statistics-api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-a", "a-", "Ä", "A", "a.b"})
    void aNameThatNoServiceMayHaveIsRefused(String name) {
        Chart chart = Chart.standard().with("fullnameOverride: " + json(name));

        assertThatThrownBy(chart::render).hasMessageContaining("fullnameOverride");
    }

    private static String json(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
