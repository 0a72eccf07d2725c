package dev.shrike.watch.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void a_metric_is_what_is_neither_a_function_nor_a_word_of_the_language() {
        Expression expression = Expression.of("""
                sum by (job, le) (rate(requests_bucket{status=~"5..", uri="/a{b}"}[5m])) # by (nobody)
                / on (job) group_left (version) max(build_info offset 1h) > bool 0.5 and vector(1)""");

        assertThat(expression.selectors())
                .extracting(Selector::metric)
                .containsExactly("requests_bucket", "build_info");
        assertThat(expression.selectors().getFirst().matchers())
                .containsExactly(new Matcher("status", "=~", "5.."), new Matcher("uri", "=", "/a{b}"));
        assertThat(expression.groupings()).containsExactlyInAnyOrder("job", "le", "version");
    }

    @Test
    void labels_may_stand_behind_what_they_group() {
        Expression expression = Expression.of("sum(a) by (x) unless on (x) topk(3, b)");

        assertThat(expression.selectors()).extracting(Selector::metric).containsExactly("a", "b");
        assertThat(expression.groupings()).containsExactly("x");
    }

    @Test
    void metrics_are_narrowed_wherever_they_stand() {
        assertThat(Expression.of("a / sum(rate(b{x=\"1\"}[$__rate_interval])) + c[5m:1m]")
                        .within("n=\"2\""))
                .isEqualTo("a{n=\"2\"} / sum(rate(b{n=\"2\", x=\"1\"}[$__rate_interval])) + c{n=\"2\"}[5m:1m]");
    }

    @Test
    void a_narrowed_expression_reads_the_same_metrics() {
        String text = "max by (lane) (shrike_bridge_state{state=\"stopped\"}) == 1";

        assertThat(Expression.of(Expression.of(text).within("n=\"2\"")).selectors())
                .isEqualTo(List.of(new Selector(
                        "shrike_bridge_state",
                        List.of(new Matcher("n", "=", "2"), new Matcher("state", "=", "stopped")))));
    }

    @Test
    void what_is_not_understood_is_refused() {
        assertThatThrownBy(() -> Expression.of("sum({job=\"a\"})")).hasMessageContaining("without a metric's name");
        assertThatThrownBy(() -> Expression.of("a{b=1}")).hasMessageContaining("not understood");
        assertThatThrownBy(() -> Expression.of("a{b=\"1\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expression.of("a ; b")).hasMessageContaining("Not understood from character 2");
    }
}
