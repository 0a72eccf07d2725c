package dev.shrike.users.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    /** The digits were made by openssl: {@code printf '1795213800.{"a":1}' | openssl dgst -sha256 -hmac <secret>}. */
    @Test
    void isWhatEverybodyElseMakesOfIt() {
        assertThat(Signature.of(SECRET, NOW, "{\"a\":1}"))
                .isEqualTo("t=1795213800,v1=56acb08ed4aeea7d33ed45885159635853e0fea863656b49c4c54540f8a4630a");
    }

    @Test
    void isAnotherForAnotherBodyOrTime() {
        String signature = Signature.of(SECRET, NOW, "{}");

        assertThat(Signature.of(SECRET, NOW, "{ }")).isNotEqualTo(signature);
        assertThat(Signature.of(SECRET, NOW.plusSeconds(1), "{}")).isNotEqualTo(signature);
    }
}
