package dev.shrike.topology.module;

import java.time.Duration;

/**
 * How long topologies wait and remember.
 *
 * @param lateTick how long a 1.0 rating waits for the tick that says who owns its image, by the clock
 * @param remembered how long the id of an event is remembered to count it once, by stream time
 */
public record Timing(Duration lateTick, Duration remembered) {

    /** Checks that both are longer than nothing. */
    public Timing {
        if (!lateTick.isPositive() || !remembered.isPositive()) {
            throw new IllegalArgumentException("Waiting and remembering take longer than nothing");
        }
    }

    /** One minute for a late tick, one day for an event id. */
    public static Timing standard() {
        return new Timing(Duration.ofMinutes(1), Duration.ofDays(1));
    }
}
