package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.charts.chart.Chart;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.charts.chart.Manifests;
import org.junit.jupiter.api.Test;

/** Rules and dashboards are whatever files there are. */
class MonitoringTest {
    private static final Chart WATCHED = Chart.standard().with("monitoring: {rules: true, dashboards: true}");
    private static final String RULE = """
            # what a person has to look at
            groups:
              - name: shrike.bridge
                rules:
                  - alert: LaneStopped
                    expr: max by (lane) (shrike_bridge_state{state="stopped"}) == 1
                    annotations:
                      summary: 'The lane {{ $labels.lane }} is stopped: {{ printf "%.0f" $value }}'
            """;

    @Test
    void withoutFilesThereIsNothing() {
        Manifests none =
                WATCHED.withFiles("files/rules").withFiles("files/dashboards").render();

        assertThat(none.ofKind("PrometheusRule")).isEmpty();
    }

    @Test
    void aFileOfRulesIsOneObjectWithItsTextAsItIs() {
        Manifests one = WATCHED.withFiles("files/rules", "bridge.yaml", RULE).render();
        JsonNode rule = one.one("PrometheusRule", "shrike-bridge").at("/spec/groups/0/rules/0");

        assertThat(rule.at("/annotations/summary").asText())
                .isEqualTo("The lane {{ $labels.lane }} is stopped: {{ printf \"%.0f\" $value }}");
        assertThat(rule.at("/expr").asText()).contains("{state=\"stopped\"}");
    }

    @Test
    void severalFilesAreSeveralObjects() {
        Manifests many = WATCHED.withFiles("files/rules", "bridge.yaml", RULE, "topologies.yaml", "---\n" + RULE)
                .render();

        assertThat(many.names("PrometheusRule")).containsExactlyInAnyOrder("shrike-bridge", "shrike-topologies");
    }

    @Test
    void aDashboardIsAConfigMapThatGrafanaFinds() {
        String json = "{\n  \"title\": \"Lanes\",\n  \"templating\": \"{{lane}}\"\n}\n";
        Manifests one = WATCHED.withFiles("files/dashboards", "The_Bridge.json", json, "b.json", "{}")
                .render();
        Manifest map = one.one("ConfigMap", "shrike-the-bridge-dashboard");

        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(map.path("data").path("The_Bridge.json").asText()).isEqualToIgnoringWhitespace(json);
        assertThat(one.names("ConfigMap")).contains("shrike-b-dashboard");
    }

    @Test
    void theFilesThatAreThereAreWellFormed() {
        Manifests real = WATCHED.render();

        assertThat(real.ofKind("PrometheusRule")).allSatisfy(KnownKinds::read);
    }

    @Test
    void nothingOfItIsRenderedUnlessWanted() {
        Manifests plain =
                Chart.standard().withFiles("files/rules", "bridge.yaml", RULE).render();

        assertThat(plain.ofKind("PrometheusRule")).isEmpty();
        assertThat(plain.ofKind("ServiceMonitor")).isEmpty();
    }

    @Test
    void aMonitorKnowsWhereEachDeployableTellsItsNumbers() {
        Manifests manifests = Chart.example("production").render();

        assertThat(manifests
                        .one("ServiceMonitor", "shrike-bridge")
                        .at("/spec/endpoints/0/path")
                        .asText())
                .isEqualTo("/metrics");
        assertThat(manifests
                        .one("ServiceMonitor", "shrike-tick-api")
                        .at("/spec/endpoints/0/path")
                        .asText())
                .isEqualTo("/prometheus");
        assertThat(manifests
                        .one("ServiceMonitor", "shrike-tick-api")
                        .at("/metadata/labels/release")
                        .asText())
                .isEqualTo("prometheus");
    }
}
