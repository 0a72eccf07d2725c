package dev.shrike.users.removal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code shrike.removal}.
 *
 * @param atOnce how many erasures are looked at in one go, those that wait longest first
 * @param timeout of each call to Kafka
 * @param timeLimit of one reading of all compacted topics
 * @param overdue how long bytes may stay before somebody has to look: several times the promised compaction lag
 */
@ConfigurationProperties("shrike.removal")
record RemovalSettings(
        @Bindable(defaultValue = "20") int atOnce,
        @Bindable(defaultValue = "20s") Duration timeout,
        @Bindable(defaultValue = "10m") Duration timeLimit,
        @Bindable(defaultValue = "1d") Duration overdue) {

    RemovalSettings {
        if (atOnce < 1 || atOnce > 1_000) {
            throw new IllegalArgumentException("shrike.removal.at-once is 1 to 1000");
        }
    }
}
