package dev.shrike.admin.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * One dead letter, as far as it may be looked at.
 *
 * @param stored when the stream took it; null when it came from Kafka
 * @param headers that it had; of headers that no event has, the values are closed
 * @param payload what of its bytes is shown
 */
@Introspected
@Schema(name = "BridgeLetter")
public record BridgeLetter(
        String id,
        Instant written,
        String lane,
        String reason,
        String detail,
        String key,
        String stream,
        long sequence,
        long bytes,
        boolean settled,
        @Nullable Instant stored,
        Map<String, String> headers,
        Payload payload) {

    /**
     * The bytes.
     *
     * @param length before they were cut
     * @param kept how many were kept
     * @param sha256 of those that were kept
     * @param form {@code event}: {@code json} is the event, its sealed fields closed; {@code encoded}: an event's encoding that cannot be
     *     read, not shown; {@code json}: {@code json} is its shape, values closed; {@code bytes}: {@code hex} and {@code text} are its
     *     beginning; {@code empty}
     * @param note a sentence on what is shown
     */
    @Introspected
    @Schema(name = "BridgeLetterPayload")
    public record Payload(
            long length,
            long kept,
            String sha256,
            String form,
            @Nullable @Schema(type = "object") JsonNode json,
            @Nullable String hex,
            @Nullable String text,
            @Nullable String note) {}
}
