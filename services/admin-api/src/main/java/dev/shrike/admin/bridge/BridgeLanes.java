package dev.shrike.admin.bridge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * The lanes of the bridge.
 *
 * @param lanes a row for each, by name
 * @param silent addresses of instances that did not answer; their lanes may be shown as if nobody ran them
 */
@Introspected
@Schema(name = "BridgeLanes")
public record BridgeLanes(List<Lane> lanes, @Nullable List<String> silent) {
    public BridgeLanes {
        lanes = List.copyOf(lanes);
        silent = silent == null ? List.of() : List.copyOf(silent);
    }

    /**
     * One lane. Counters begin with the instance that runs it.
     *
     * @param direction {@code forward} from JetStream to Kafka, {@code reverse} back
     * @param state {@code starting}, {@code running}, {@code waiting}, {@code stopped}; {@code elsewhere} when no instance that answered
     *     runs it
     * @param owner the instance that runs it; null when none that answered does
     * @param reason why it waits or stopped; empty while it runs
     * @param sequence the last committed position
     * @param lagEvents events known to lie before it
     * @param lagMs how long ago the last event that was carried had been stored, while there is a lag
     * @param rate committed events per second over the last ten seconds
     * @param mirrored events carried over
     * @param deadLetters events that became dead letters
     * @param skipped events left out on purpose: their own echo, or an identical duplicate
     * @param lost sequences that had expired or been purged before they were carried
     * @param incidents how often each kind was met
     * @param lastError the latest failure, also when it is overcome
     */
    @Introspected
    @Schema(name = "BridgeLane")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Lane(
            String name,
            String direction,
            String state,
            @Nullable String owner,
            String reason,
            long sequence,
            long lagEvents,
            long lagMs,
            double rate,
            long mirrored,
            long deadLetters,
            long skipped,
            long lost,
            Map<String, Long> incidents,
            @Nullable String lastError) {

        /** Whether the instance that told of it runs it. */
        boolean runsThere() {
            return owner != null;
        }
    }
}
