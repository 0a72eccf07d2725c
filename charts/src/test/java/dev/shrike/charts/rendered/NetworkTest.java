package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifests;
import dev.shrike.charts.chart.PodView;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies let through what the variables say to be needed, and nothing else. */
class NetworkTest {
    private static final Map<String, Integer> USUAL_PORTS =
            Map.of("http", 80, "https", 443, "nats", 4222, "tls", 4222, "postgresql", 5432, "hcvault-transit", 8200);

    static Stream<Chart> restricted() {
        return Chart.variations()
                .filter(chart -> !chart.render().names("NetworkPolicy").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void everyPodIsIsolated(Chart chart) {
        Manifests manifests = chart.render();

        assertThat(manifests.pods()).allMatch(Network.of(manifests)::isolates);
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void whereverVariablesPointToIsReached(Chart chart) {
        Manifests manifests = chart.render();
        Network network = Network.of(manifests);

        for (PodView pod : manifests.pods()) {
            for (URI address : addresses(pod)) {
                List<PodView> inside = manifests
                        .find("Service", address.getHost())
                        .map(service -> manifests.pods().stream()
                                .filter(other -> other.has(service.at("/spec/selector")))
                                .toList())
                        .orElse(List.of());
                int port = port(address);
                if (inside.isEmpty()) {
                    assertThat(network.allowsOut(pod, port))
                            .as(pod + " to " + address)
                            .isTrue();
                } else {
                    assertThat(inside).as(pod + " to " + address).allMatch(other -> network.allows(pod, other, port));
                }
            }
        }
    }

    private static List<URI> addresses(PodView pod) {
        Map<String, String> variables = pod.variables();
        Stream<String> urls = variables.entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*_(URL|URI|ENDPOINT)"))
                .flatMap(variable -> Stream.of(variable.getValue().split(",")));
        Stream<String> brokers = Stream.of(variables
                        .getOrDefault("SHRIKE_KAFKA_BOOTSTRAP_SERVERS", "")
                        .split(","))
                .filter(server -> !server.isEmpty())
                .map(server -> "kafka://" + server);
        Stream<String> mail = Stream.of("SHRIKE_SMTP_HOST")
                .filter(variables::containsKey)
                .map(host -> "smtp://" + variables.get(host) + ":" + variables.get("SHRIKE_SMTP_PORT"));
        return Stream.of(urls, brokers, mail)
                .flatMap(all -> all)
                .map(address -> URI.create(address.replace("jdbc:", "")))
                .toList();
    }

    private static int port(URI address) {
        return address.getPort() < 0 ? USUAL_PORTS.get(address.getScheme()) : address.getPort();
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void instancesOfStatisticsReachEachOther(Chart chart) {
        Manifests manifests = chart.render();
        PodView one = manifests.pod("statistics-api");

        assertThat(Network.of(manifests).allows(one, one, 8080)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void theTestReachesEveryDeployable(Chart chart) {
        Manifests manifests = chart.render();

        assertThat(manifests.pods())
                .filteredOn(pod -> !List.of("setup", "test").contains(pod.component()))
                .allMatch(pod -> Network.of(manifests)
                        .allows(
                                manifests.pod("test"),
                                pod,
                                pod.container().at("/ports/0/containerPort").asInt()));
    }

    @ParameterizedTest
    @CsvSource({
        "bridge, user-api, 8080",
        "auth-api, notifier, 8080",
        "notifier, tick-api, 8080",
        "tick-api, bridge, 8090",
        "setup, user-api, 8080",
        "gateway, bridge, 8090"
    })
    void whoeverHasNothingToSayToAnotherDoesNotReachIt(String from, String to, int port) {
        Manifests manifests = Chart.standard().render();

        assertThat(Network.of(manifests).allows(manifests.pod(from), manifests.pod(to), port))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "auth-api, 9092",
        "tick-api, 9092",
        "notifier, 9092",
        "admin-api, 9092",
        "bridge, 5432",
        "bridge, 443",
        "tick-api, 443",
        "auth-api, 587",
        "test, 4222"
    })
    void whoeverDoesNotUseASystemDoesNotReachIt(String from, int port) {
        Manifests manifests = Chart.standard().render();

        assertThat(Network.of(manifests).allowsOut(manifests.pod(from), port)).isFalse();
    }

    @Test
    void nobodyComesInFromOutsideUnlessNamed() {
        Manifests manifests = Chart.standard().render();

        assertThat(manifests.pods())
                .noneMatch(pod -> Network.of(manifests).allowsIn(pod, 8080)
                        || Network.of(manifests).allowsIn(pod, 8090));
    }

    @Test
    void whoIsNamedReachesTheGatewayAndNobodyElse() {
        Manifests manifests = Chart.standard()
                .with("networkPolicy: {clients: [{namespaceSelector: {matchLabels: {name: ingress}}}]}")
                .render();
        Network network = Network.of(manifests);

        assertThat(network.allowsIn(manifests.pod("gateway"), 8080)).isTrue();
        assertThat(network.allowsIn(manifests.pod("auth-api"), 8080)).isFalse();
        assertThat(network.allowsIn(manifests.pod("bridge"), 8090)).isFalse();
    }

    @Test
    void whoReadsMetricsReachesTheBridgeToo() {
        Manifests manifests = Chart.standard()
                .with("networkPolicy: {scrapers: [{namespaceSelector: {matchLabels: {name: monitoring}}}]}")
                .render();

        assertThat(Network.of(manifests).allowsIn(manifests.pod("bridge"), 8090))
                .isTrue();
    }
}
