package dev.shrike.users.erasure;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;

/**
 * {@code shrike.erasure}.
 *
 * @param participants who has to acknowledge before an erasure is complete
 */
@ConfigurationProperties("shrike.erasure")
record ErasureSettings(List<String> participants) {

    ErasureSettings {
        if (participants == null || participants.isEmpty()) {
            throw new IllegalArgumentException("shrike.erasure.participants names nobody: no erasure would be proven");
        }
        participants = participants.stream().distinct().toList();
    }
}
