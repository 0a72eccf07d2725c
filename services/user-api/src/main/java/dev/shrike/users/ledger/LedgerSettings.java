package dev.shrike.users.ledger;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the ledger of erasures is replayed and followed: {@code shrike.ledger.*}.
 *
 * @param poll how often it looks for new entries
 * @param retry the longest pause before a replay that failed is tried again
 * @param startWait how long the start waits for the replay, so that usually nobody finds the vault closed
 */
@ConfigurationProperties("shrike.ledger")
record LedgerSettings(
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "5s") Duration retry,
        @Bindable(defaultValue = "3s") Duration startWait) {

    LedgerSettings {
        if (poll.toMillis() < 10 || retry.toMillis() < 100 || startWait.isNegative()) {
            throw new IllegalArgumentException(
                    "shrike.ledger: poll is at least 10ms, retry at least 100ms, start-wait not negative");
        }
    }
}
