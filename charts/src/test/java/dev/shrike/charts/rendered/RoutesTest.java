package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.charts.chart.Chart;
import dev.shrike.gateway.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reached from outside, compared with what the code answers. */
class RoutesTest {
    private static final Chart OPEN = Chart.standard()
            .with("ingress: {enabled: true}\n"
                    + "gateway: {enabled: true, parents: [{name: public}]}\n"
                    + "networkPolicy: {clients: [{namespaceSelector: {}}]}");

    private static final Map<String, String> INGRESS = ingress();

    /** Route to service. */
    private static Map<String, String> ingress() {
        Map<String, String> routes = new TreeMap<>();
        for (JsonNode path : OPEN.render().one("Ingress", "shrike-rest").at("/spec/rules/0/http/paths")) {
            assertThat(path.path("pathType").asText()).isEqualTo("Prefix");
            routes.put(
                    path.path("path").asText(),
                    service(path.at("/backend/service/name").asText()));
        }
        return routes;
    }

    private static Map<String, String> gateway() {
        Map<String, String> routes = new TreeMap<>();
        for (JsonNode rule : OPEN.render().one("HTTPRoute", "shrike-rest").at("/spec/rules")) {
            for (JsonNode match : rule.path("matches")) {
                assertThat(match.at("/path/type").asText()).isEqualTo("PathPrefix");
                routes.put(
                        match.at("/path/value").asText(),
                        service(rule.at("/backendRefs/0/name").asText()));
            }
        }
        return routes;
    }

    private static String service(String name) {
        return name.substring("shrike-".length());
    }

    /** Who answers a path in the end: whoever the gateway leads to, where the ingress lets it through to the gateway. */
    private static Optional<String> reached(String path) {
        return INGRESS.keySet().stream().anyMatch(route -> begins(path, route))
                ? RouteTable.standard().serviceOf(path)
                : Optional.empty();
    }

    private static boolean begins(String path, String route) {
        return path.equals(route) || path.startsWith(route + "/");
    }

    @Test
    void everyPathOfTheCodeReachesTheServiceThatAnswersIt() {
        var paths = Code.paths().stream()
                .filter(answered -> !answered.path().startsWith("/internal"))
                .toList();

        assertThat(paths)
                .hasSizeGreaterThan(60)
                .allSatisfy(answered ->
                        assertThat(reached(answered.path())).as(answered.path()).contains(answered.service()));
    }

    @Test
    void whatServicesSayAmongEachOtherIsReachedByNobodyElse() {
        var paths = Code.paths().stream()
                .filter(answered -> answered.path().startsWith("/internal"))
                .toList();

        assertThat(paths)
                .hasSizeGreaterThan(8)
                .allSatisfy(answered ->
                        assertThat(reached(answered.path())).as(answered.path()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal",
                "/internal/keys/x",
                "/health",
                "/health/readiness",
                "/prometheus",
                "/metrics",
                "/lanes",
                "/v1"
            })
    void whatIsNotListedIsNotReached(String path) {
        assertThat(reached(path)).isEmpty();
    }

    @Test
    void noRouteLeadsNowhere() {
        List<String> answered = new ArrayList<>();
        Code.paths().forEach(path -> answered.add(path.path()));

        assertThat(INGRESS.keySet())
                .filteredOn(route -> !route.startsWith("/admin/dead-letters/") && !route.startsWith("/admin/outbox/"))
                .allSatisfy(route -> assertThat(answered).anyMatch(path -> begins(path, route)));
    }

    @Test
    void deadLettersAndOutboxesAreAskedOfTheServiceThatKeepsThem() {
        for (Map.Entry<String, String> kept : Map.of(
                        "auth",
                        "auth-api",
                        "users",
                        "user-api",
                        "ticks",
                        "tick-api",
                        "notifier",
                        "notifier",
                        "statistics",
                        "statistics-api",
                        "admin",
                        "admin-api")
                .entrySet()) {
            String settings = Code.settingsFile(kept.getValue());

            assertThat(settings)
                    .contains("    dead-letters:\n      rest: true")
                    .contains("    outbox:\n      rest: true")
                    .contains("datasources:\n  " + kept.getKey() + ":");
            assertThat(reached("/admin/dead-letters/" + kept.getKey() + "/redrive"))
                    .contains(kept.getValue());
            assertThat(reached("/admin/outbox/" + kept.getKey() + "/retry")).contains(kept.getValue());
        }
    }

    @Test
    void allLeadToTheGatewayWhichKnowsTheSameRoutes() {
        assertThat(INGRESS.values()).containsOnly("gateway");
        assertThat(INGRESS.keySet()).isEqualTo(RouteTable.standard().services().keySet());
    }

    @Test
    void ingressAndGatewayHaveTheSameRoutes() {
        assertThat(gateway()).isEqualTo(INGRESS);
    }
}
