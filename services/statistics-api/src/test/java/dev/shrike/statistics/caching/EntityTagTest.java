package dev.shrike.statistics.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
    private static final EntityTag TAG = EntityTag.of("eggs".getBytes(StandardCharsets.UTF_8));

    @Test
    void equal_bytes_have_equal_tags_and_others_have_others() {
        assertThat(TAG.text()).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(EntityTag.of("eggs".getBytes(StandardCharsets.UTF_8))).isEqualTo(TAG);
        assertThat(EntityTag.of("eggz".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"a\", %s", "\"a\",W/%s , \"b\"", "*"})
    void a_client_may_name_it_weakly_and_among_others(String header) {
        assertThat(TAG.isAmong(List.of(header.formatted(TAG.text())))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"a\"", "W/\"a\", \"b\"", "no tag"})
    void what_is_not_it_does_not_match(String header) {
        assertThat(TAG.isAmong(List.of(header))).isFalse();
        assertThat(TAG.isAmong(List.of())).isFalse();
    }

    @Test
    void of_several_headers_each_counts() {
        assertThat(TAG.isAmong(List.of("\"a\"", TAG.text()))).isTrue();
    }
}
