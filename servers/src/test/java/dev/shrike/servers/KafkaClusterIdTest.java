package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KafkaClusterIdTest {
    /** One in 64 would begin so without care: that none of 10,000 does is no accident. */
    @Test
    void noIdLooksLikeAnOption() {
        assertThat(Stream.generate(KafkaClusterId::random).limit(10_000))
                .allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}"));
    }
}
