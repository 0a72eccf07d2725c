package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.deadletter.StoredLetter;

/** A dead letter for scripts. */
final class LetterJson {
    private LetterJson() {}

    static ObjectNode of(StoredLetter letter, boolean redriven) {
        ObjectNode json = JsonOutput.object();
        json.put("id", letter.id().toString());
        json.put("written", letter.written().toString());
        json.put("lane", letter.lane());
        json.put("reason", letter.reason());
        json.put("detail", letter.detail());
        json.put("key", letter.key());
        json.put("bytes", letter.fullLength());
        json.put("redriven", redriven);
        letter.place().ifPresent(place -> {
            json.put("stream", place.stream());
            json.put("sequence", place.sequence());
            json.put("subject", place.subject());
        });
        return json;
    }
}
