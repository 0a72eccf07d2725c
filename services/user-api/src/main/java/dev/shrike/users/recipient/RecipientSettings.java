package dev.shrike.users.recipient;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code shrike.recipients}.
 *
 * @param plainHttp whether addresses may be http
 * @param privateAddresses whether recipients may be in this network or on this machine
 * @param timeout for one delivery; a minute at most
 * @param giveUpAfter for how long a delivery is tried
 */
@ConfigurationProperties("shrike.recipients")
record RecipientSettings(
        @Bindable(defaultValue = "false") boolean plainHttp,
        @Bindable(defaultValue = "false") boolean privateAddresses,
        @Bindable(defaultValue = "10s") Duration timeout,
        @Bindable(defaultValue = "24h") Duration giveUpAfter) {

    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    RecipientSettings {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("shrike.recipients.timeout is more than nothing and a minute at most");
        }
        if (!giveUpAfter.isPositive()) {
            throw new IllegalArgumentException("shrike.recipients.give-up-after is more than nothing");
        }
    }
}
