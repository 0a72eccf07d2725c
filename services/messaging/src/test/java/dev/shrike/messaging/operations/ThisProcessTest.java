package dev.shrike.messaging.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThisProcessTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00.123456789Z");

    @Test
    void aNodeIsTheApplicationOnItsHost() {
        ThisProcess process = new ThisProcess("tick-api", "birdhouse", START);

        assertThat(process.source()).isEqualTo("tick-api");
        assertThat(process.node()).isEqualTo("tick-api-birdhouse");
        assertThat(process.startedAt()).isEqualTo("2026-11-20T22:30:00.123456Z");
    }

    @Test
    void aPodIsCalledAsItIs() {
        assertThat(new ThisProcess("tick-api", "shrike-tick-api-7d9f8b-x2x4z", START).node())
                .isEqualTo("shrike-tick-api-7d9f8b-x2x4z");
    }

    @Test
    void whateverAHostIsCalledCanStandInASubject() {
        assertThat(new ThisProcess("tick-api", "bird.house.example", START).node())
                .isEqualTo("tick-api-bird-house-example");
        assertThat(new ThisProcess("tick-api", "x".repeat(300), START).node()).hasSize(64);
        assertThat(new ThisProcess("", "", START).node()).isEqualTo("shrike");
    }
}
