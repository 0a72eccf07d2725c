package dev.shrike.watch.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.watch.promql.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WantedTest {
    private static final String ANSWER = """
            # HELP shrike_bridge_state 1 for the state that the lane is in
            # TYPE shrike_bridge_state gauge
            shrike_bridge_state{direction="forward",lane="tick",state="running"} 1.0
            shrike_bridge_state{direction="forward",lane="tick",state="stopped"} 0.0
            requests_seconds_bucket{status="201",uri="/a \\"b\\"",le="+Inf"} 7 # {trace_id="1"} 0.2
            shrike_nats_connected NaN
            """;

    private final Wanted wanted = new Wanted(Scrape.read(ANSWER), List.of("shrike:recorded"));

    @Test
    void what_is_there_is_not_missing() {
        assertThat(missing("max by (namespace, lane) (shrike_bridge_state{state=\"stopped\"}) == 1"))
                .isEmpty();
        assertThat(missing("up == 0 and shrike:recorded > 1 or shrike_nats_connected"))
                .isEmpty();
        assertThat(missing("rate(requests_seconds_bucket{status=~\"5..\", job=\"x\"}[5m])"))
                .isEmpty();
    }

    @Test
    void a_misspelt_metric_is_missing() {
        assertThat(missing("max(shrike_brigde_state)")).containsExactly("shrike_brigde_state: no such metric");
    }

    @Test
    void a_misspelt_label_is_missing_wherever_it_stands() {
        assertThat(missing("shrike_bridge_state{sate=~\"stop.*\"}"))
                .containsExactly("shrike_bridge_state: no series with sate=~\"stop.*\"");
        assertThat(missing("max by (lan) (shrike_bridge_state)"))
                .containsExactly("grouped by lan, which none of its metrics has");
    }

    @Test
    void a_misspelt_value_is_missing() {
        assertThat(missing("shrike_bridge_state{state=\"stoped\"}"))
                .containsExactly("shrike_bridge_state: no series with state=\"stoped\"");
    }

    @Test
    void values_are_read_with_their_labels() {
        Scrape scrape = Scrape.read(ANSWER);

        assertThat(scrape.value("shrike_bridge_state", Map.of("lane", "tick", "state", "running")))
                .hasValue(1.0);
        assertThat(scrape.value("shrike_nats_connected", Map.of())).hasValue(Double.NaN);
        assertThat(scrape.of("requests_seconds_bucket").getFirst().labels()).containsEntry("le", "+Inf");
    }

    private List<String> missing(String expression) {
        return wanted.missing(Expression.of(expression));
    }
}
