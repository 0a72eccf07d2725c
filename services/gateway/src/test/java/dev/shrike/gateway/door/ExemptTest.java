package dev.shrike.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptTest {
    private final Exempt alone = new Exempt(false);
    private final Exempt before = new Exempt(true);

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/prometheus"})
    void what_watches_this_process_is_let_in(String path) {
        assertThat(alone.has(HttpRequest.GET(path))).isTrue();
        assertThat(before.has(HttpRequest.GET(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthx", "/health.json", "/prometheus/x", "/internal", "/ticks", "/"})
    void what_only_looks_like_it_is_counted(String path) {
        assertThat(alone.has(HttpRequest.GET(path))).isFalse();
        assertThat(before.has(HttpRequest.GET(path))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = "/internal/users/x")
    void services_ask_each_other_without_limit_only_where_they_are_in_this_process(String path) {
        assertThat(alone.has(HttpRequest.GET(path))).isTrue();
        assertThat(before.has(HttpRequest.GET(path))).isFalse();
    }
}
