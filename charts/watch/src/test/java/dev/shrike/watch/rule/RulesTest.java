package dev.shrike.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final Pattern FIRING = Pattern.compile("ALERTS\\{alertname=\"(\\w+)\", alertstate=\"firing\"\\}");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

    /** Labels that every instance has, and what the rule itself gives a name. */
    private static final Set<String> ALWAYS = Set.of("namespace", "job", "instance", "pod", "component");

    static List<Rule> alerts() throws Exception {
        return Rules.alerts(Charts.folder());
    }

    @Test
    void prometheus_takes_the_rules() throws Exception {
        assertThat(Promtool.run(List.of("check", "rules"), Rules.files(Charts.folder())))
                .doesNotContain("FAILED")
                .contains("rules found");
    }

    @Test
    void alerts_fire_when_they_have_to_and_are_quiet_when_not() throws Exception {
        assertThat(Promtool.run(
                        List.of("test", "rules"),
                        Rules.yamlFiles(Charts.folder().resolve("watch/src/test/promtool"))))
                .doesNotContain("FAILED");
    }

    @Test
    void every_alert_is_seen_to_fire_and_to_be_quiet() throws Exception {
        Set<String> names = alerts().stream().map(Rule::name).collect(Collectors.toSet());

        assertThat(tried(true)).as("seen to fire").isEqualTo(names);
        assertThat(tried(false)).as("seen to be quiet").isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_says_how_bad_it_is_what_it_means_and_where_to_read_on(Rule alert) {
        assertThat(alert.name()).startsWith("Shrike");
        assertThat(alert.labels()).containsOnlyKeys("severity");
        assertThat(alert.labels().get("severity")).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
        assertThat(alert.annotations().get("summary")).hasSizeBetween(10, 120);
        assertThat(alert.annotations().get("description"))
                .hasSizeGreaterThan(40)
                .endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_names_only_labels_that_it_keeps(Rule alert) {
        Set<String> kept = new HashSet<>(ALWAYS);
        kept.addAll(alert.expression().groupings());

        assertThat(alert.annotations().values().stream()
                        .flatMap(text -> LABEL.matcher(text).results())
                        .map(MatchResult::group)
                        .map(label -> label.substring("$labels.".length())))
                .allMatch(kept::contains);
    }

    @Test
    void no_two_rules_have_one_name() throws Exception {
        assertThat(Rules.all(Charts.folder())).extracting(Rule::name).doesNotHaveDuplicates();
    }

    /** Alerts that a case expects to fire, or not to. */
    private static Set<String> tried(boolean firing) throws Exception {
        return Rules.yamlFiles(Charts.folder().resolve("watch/src/test/promtool")).stream()
                .flatMap(file -> Rules.list(Rules.document(file), "tests").stream())
                .filter(test -> !Rules.list(test, "input_series").isEmpty())
                .flatMap(test -> Rules.list(test, "promql_expr_test").stream())
                .filter(query -> Rules.list(query, "exp_samples").isEmpty() != firing)
                .flatMap(RulesTest::alertOf)
                .collect(Collectors.toSet());
    }

    private static Stream<String> alertOf(Map<String, Object> query) {
        return FIRING.matcher(query.get("expr").toString()).results().map(found -> found.group(1));
    }
}
