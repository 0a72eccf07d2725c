package dev.shrike.gateway.graphql.engine;

import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/** What came of a request. */
public sealed interface Outcome {

    /**
     * Nothing was run.
     *
     * @param errors as the specification writes them
     * @param status the HTTP status that says the same
     */
    record Refused(List<Map<String, Object>> errors, int status) implements Outcome {

        /** The errors as a response. */
        public Map<String, Object> response() {
            return Map.of("errors", errors);
        }
    }

    /**
     * It was run; some of it may have failed.
     *
     * @param response as the specification writes it
     */
    record Answered(Map<String, Object> response) implements Outcome {}

    /**
     * It goes on.
     *
     * @param results one for each event, in their order; ends with an error when the server ends it
     */
    record Subscribed(Publisher<Next> results) implements Outcome {}

    /**
     * What a subscription gives next.
     *
     * @param cursor where to go on behind it
     * @param response as the specification writes it, with the cursor in {@code extensions}
     */
    record Next(String cursor, Map<String, Object> response) {}
}
