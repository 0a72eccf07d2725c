package dev.shrike.gateway.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.annotation.Nullable;

/** What a client is sent. Each says where to go on after it. */
sealed interface Signal {

    /** Where to go on after this. */
    String cursor();

    /** An event, as this viewer sees it. */
    record Event(Frame frame, Frame.Shown shown, String cursor) implements Signal {}

    /** Nothing but the position: nobody has missed anything up to there. */
    record Position(String cursor) implements Signal {}

    /** Something about the subscription. */
    record Notice(String name, ObjectNode json, String cursor) implements Signal {

        static Notice of(Gap gap, String cursor) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("event", gap.event())
                    .put("stream", gap.stream())
                    .put("reason", gap.reason())
                    .put("from", gap.from());
            if (gap.to() != null) {
                json.put("to", gap.to());
            }
            return new Notice("gap", json, cursor);
        }

        static Notice of(Ending ending, String cursor) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("reason", ending.reason()).put("cursor", cursor);
            return new Notice(ending.notice(), json, cursor);
        }
    }

    /**
     * Events that cannot be shown any more.
     *
     * @param from the first sequence that is missing
     * @param to the last one that is missing; absent when the stream is another one since
     */
    record Gap(
            String event,
            String stream,
            String reason,
            long from,
            @Nullable Long to) {
        static final String EXPIRED = "expired";
        static final String MADE_ANEW = "made-anew";
    }
}
