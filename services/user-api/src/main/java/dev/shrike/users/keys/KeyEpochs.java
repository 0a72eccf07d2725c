package dev.shrike.users.keys;

import dev.shrike.gdpr.vault.KekEpoch;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * The key-encryption keys and how many data keys each of them wraps. Holds names and counts, no key.
 *
 * @param keysToWrap living data keys that are not wrapped by the current key yet
 */
@Introspected
record KeyEpochs(long keysToWrap, List<Epoch> epochs) {

    KeyEpochs {
        epochs = List.copyOf(epochs);
    }

    /**
     * One of them.
     *
     * @param state {@code current}, {@code retired}, {@code closed} or {@code destroyed}
     */
    @Introspected
    record Epoch(
            String kekId,
            String state,
            long livingKeys,
            long destroyedKeys,
            Instant began,
            @Nullable Instant retired,
            @Nullable Instant closed,
            @Nullable Instant destroyed) {

        static Epoch of(KekEpoch epoch) {
            return new Epoch(
                    epoch.kekId(),
                    epoch.state(),
                    epoch.living(),
                    epoch.dead(),
                    epoch.began(),
                    epoch.retired().orElse(null),
                    epoch.closed().orElse(null),
                    epoch.destroyed().orElse(null));
        }
    }

    static KeyEpochs of(List<KekEpoch> epochs) {
        long waiting = epochs.stream()
                .filter(epoch -> epoch.retired().isPresent())
                .mapToLong(KekEpoch::living)
                .sum();
        return new KeyEpochs(waiting, epochs.stream().map(Epoch::of).toList());
    }
}
