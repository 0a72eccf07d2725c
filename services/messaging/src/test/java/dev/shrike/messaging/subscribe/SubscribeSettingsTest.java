package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SubscribeSettingsTest {
    private final SubscribeSettings settings = new SubscribeSettings(
            true,
            64,
            Duration.ofSeconds(30),
            10,
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            16,
            Duration.ofMinutes(10));

    @Test
    void pausesGrowFourfoldUpToTheLongest() {
        assertThat(settings.delayAfter(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.delayAfter(2)).isEqualTo(Duration.ofMillis(800));
        assertThat(settings.delayAfter(5)).isEqualTo(Duration.ofMinutes(1).minusMillis(8_800));
        assertThat(settings.delayAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.delayAfter(1_000)).isEqualTo(Duration.ofMinutes(1));
    }
}
