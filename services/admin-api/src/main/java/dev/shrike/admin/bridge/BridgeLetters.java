package dev.shrike.admin.bridge;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Dead letters of the bridge and of topologies.
 *
 * @param letters the newest, newest first
 * @param counts all that match
 * @param older how many open letters are too old to be kept in memory, and stand in neither; {@code bridge dead-letters} shows them
 */
@Introspected
@Schema(name = "BridgeLetters")
public record BridgeLetters(List<Row> letters, List<Count> counts, long older) {

    /**
     * One letter, without its bytes.
     *
     * @param id partition and offset in the topic of dead letters
     * @param written when
     * @param lane whose it is; empty when a topology wrote it
     * @param reason as {@code unknown-schema}; {@code topology} when a topology wrote it
     * @param detail a sentence about it
     * @param key the subject on NATS, or the key on Kafka
     * @param stream it stands in; empty when it came from Kafka
     * @param sequence in that stream; 0 when it came from Kafka
     * @param bytes its length
     * @param settled whether its event is in the topics now
     */
    @Introspected
    @Schema(name = "BridgeLetterRow")
    public record Row(
            String id,
            Instant written,
            String lane,
            String reason,
            String detail,
            String key,
            String stream,
            long sequence,
            long bytes,
            boolean settled) {}

    /** How many letters a lane has for a reason. */
    @Introspected
    @Schema(name = "BridgeLetterCount")
    public record Count(String lane, String reason, long count) {}

    /** Which letters are listed; what is null does not matter. */
    public record Query(@Nullable String lane, @Nullable String reason, boolean settled, int limit) {}
}
