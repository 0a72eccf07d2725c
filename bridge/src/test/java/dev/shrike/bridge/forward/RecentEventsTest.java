package dev.shrike.bridge.forward;

import static dev.shrike.bridge.forward.RecentEvents.Memory.CONTRADICTS;
import static dev.shrike.bridge.forward.RecentEvents.Memory.IDENTICAL;
import static dev.shrike.bridge.forward.RecentEvents.Memory.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private static final byte[] SHRIKE = {1, 2, 3};
    private static final byte[] OWL = {1, 2, 4};

    @Test
    void anEventIsNewOnceAndThenKnownByItsBytes() {
        var recent = new RecentEvents(10);
        assertThat(recent.remember("a", SHRIKE)).isEqualTo(NEW);
        assertThat(recent.remember("a", SHRIKE.clone())).isEqualTo(IDENTICAL);
        assertThat(recent.remember("a", OWL)).isEqualTo(CONTRADICTS);
        assertThat(recent.remember("b", SHRIKE)).isEqualTo(NEW);
    }

    @Test
    void theOldestIsForgottenFirst() {
        var recent = new RecentEvents(2);
        recent.remember("a", SHRIKE);
        recent.remember("b", SHRIKE);
        recent.remember("c", SHRIKE);
        assertThat(recent.remember("b", SHRIKE)).isEqualTo(IDENTICAL);
        assertThat(recent.remember("a", SHRIKE)).isEqualTo(NEW);
    }
}
