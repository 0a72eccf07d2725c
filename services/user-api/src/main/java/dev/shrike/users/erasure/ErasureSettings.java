package dev.shrike.users.erasure;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * {@code shrike.erasure}.
 *
 * @param participants who has to acknowledge before an erasure is complete, besides those who have registered themselves
 * @param backupHorizon how long backups are kept at most
 * @param verify whether everything is scanned before an erasure is complete
 * @param overdue how long an erasure may take before somebody has to look
 */
@ConfigurationProperties("shrike.erasure")
record ErasureSettings(
        List<String> participants,
        @Bindable(defaultValue = "30d") Duration backupHorizon,
        @Bindable(defaultValue = "true") boolean verify,
        @Bindable(defaultValue = "1h") Duration overdue) {

    ErasureSettings {
        if (participants == null || participants.isEmpty()) {
            throw new IllegalArgumentException("shrike.erasure.participants names nobody: no erasure would be proven");
        }
        participants = participants.stream().distinct().toList();
    }
}
