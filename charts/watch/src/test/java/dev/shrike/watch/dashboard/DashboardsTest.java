package dev.shrike.watch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.watch.promql.Expression;
import dev.shrike.watch.rule.Charts;
import dev.shrike.watch.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {
    private static final Set<String> UNITS = Set.of("short", "s", "bytes", "percentunit", "reqps");

    static List<Dashboard> dashboards() {
        return Dashboards.all();
    }

    /** With {@code -Ddashboards=write} the files are written instead. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void the_chart_has_the_dashboard_as_it_is_here(Dashboard dashboard) throws Exception {
        Path file = Dashboards.file(Charts.folder(), dashboard);
        if ("write".equals(System.getProperty("dashboards"))) {
            Files.writeString(file, GrafanaJson.of(dashboard));
        }

        assertThat(file)
                .as("write it with: mvn -pl charts/watch test -Dtest=DashboardsTest -Ddashboards=write")
                .hasContent(GrafanaJson.of(dashboard));
    }

    @Test
    void the_chart_has_no_other_dashboards() throws Exception {
        try (Stream<Path> files = Files.list(Charts.folder().resolve("shrike/files/dashboards"))) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(dashboards().stream()
                            .map(dashboard -> Dashboards.file(Charts.folder(), dashboard))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_panel_says_what_it_shows(Dashboard dashboard) {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.title()).hasSizeBetween(5, 50);
            assertThat(panel.description()).hasSizeGreaterThan(15).endsWith(".");
            assertThat(panel.unit()).isIn(UNITS);
            assertThat(panel.queries()).isNotEmpty();
            assertThat(panel.queries())
                    .filteredOn(it -> panel.kind() == Panel.Kind.LINES)
                    .allSatisfy(query -> assertThat(query.legend()).isNotBlank());
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_legend_names_only_labels_that_its_query_keeps(Dashboard dashboard) {
        for (Query query : dashboard.panels().stream()
                .flatMap(panel -> panel.queries().stream())
                .toList()) {
            Set<String> kept = new HashSet<>(Expression.of(query.expression()).groupings());
            kept.add("instance");
            String legend = query.legend();

            assertThat(legend).isEqualTo(legend.replaceAll("\\{\\{(?!(" + String.join("|", kept) + ")}})", "!"));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_do_not_lie_upon_each_other(Dashboard dashboard) throws Exception {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel :
                new ObjectMapper().readTree(GrafanaJson.of(dashboard)).get("panels")) {
            JsonNode place = panel.get("gridPos");
            for (int x = place.get("x").intValue();
                    x < place.get("x").intValue() + place.get("w").intValue();
                    x++) {
                for (int y = place.get("y").intValue();
                        y < place.get("y").intValue() + place.get("h").intValue();
                        y++) {
                    assertThat(taken.add(x + "," + y))
                            .as(panel.get("title").textValue())
                            .isTrue();
                    assertThat(x).isLessThan(24);
                }
            }
        }
    }

    @Test
    void what_rules_record_is_recorded_for_somebody() throws Exception {
        Set<String> read = new HashSet<>();
        dashboards().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .flatMap(panel -> panel.queries().stream())
                .flatMap(query -> Expression.of(query.expression()).selectors().stream())
                .forEach(selector -> read.add(selector.metric()));
        Rules.alerts(Charts.folder()).stream()
                .flatMap(rule -> rule.expression().selectors().stream())
                .forEach(selector -> read.add(selector.metric()));

        assertThat(Rules.all(Charts.folder()).stream().filter(rule -> !rule.alert()))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(read).contains(rule.name()));
    }
}
