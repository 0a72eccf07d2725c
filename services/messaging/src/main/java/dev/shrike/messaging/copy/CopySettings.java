package dev.shrike.messaging.copy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How copies are synchronised: {@code shrike.messaging.copy.*}.
 *
 * @param enabled whether they are
 * @param retry the longest pause before an owner that did not answer is asked again
 * @param patience how long it may fail before a log line and health say so: services start in any order
 */
@ConfigurationProperties("shrike.messaging.copy")
record CopySettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "5s") Duration retry,
        @Bindable(defaultValue = "15s") Duration patience) {

    CopySettings {
        if (retry.toMillis() < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("shrike.messaging.copy: retry and patience are positive durations");
        }
    }
}
