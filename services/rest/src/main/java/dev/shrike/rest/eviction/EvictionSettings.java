package dev.shrike.rest.eviction;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How soon a lost feed of evictions is noticed: {@code shrike.keys.feed.*}. A connection that breaks is noticed at once; one that
 * falls silent, after a beat and the patience for its answer.
 *
 * @param beat how often the server is asked whether it is there
 * @param patience how long it may take to answer
 * @param pause before another attempt to listen
 */
@ConfigurationProperties("shrike.keys.feed")
record EvictionSettings(
        @Bindable(defaultValue = "1s") Duration beat,
        @Bindable(defaultValue = "2s") Duration patience,
        @Bindable(defaultValue = "250ms") Duration pause) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    EvictionSettings {
        require("beat", beat);
        require("patience", patience);
        require("pause", pause);
    }

    private static void require(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "shrike.keys.feed." + name + " is more than zero and at most " + LONGEST + ", not " + duration);
        }
    }
}
