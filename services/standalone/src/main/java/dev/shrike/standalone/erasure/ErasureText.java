package dev.shrike.standalone.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An erasure in words. */
public record ErasureText(JsonNode erasure) {

    /** What has been reached, and what is still awaited. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Erasure " + erasure.path("id").asText() + ": " + state());
        if (erasure.hasNonNull("shredded")) {
            lines.add("  %d keys destroyed %s after it was asked for"
                    .formatted(erasure.path("keys_destroyed").asInt(), after("shredded")));
        }
        for (JsonNode participant : erasure.path("participants")) {
            lines.add("  %-22s %s".formatted(participant.path("name").asText(), answer(participant)));
        }
        if (erasure.hasNonNull("verified")) {
            lines.add("  everything was looked at after " + after("verified") + ", and nothing readable was found");
        }
        return lines;
    }

    /** In a few words. */
    public String state() {
        if (erasure.path("on_hold").asBoolean()) {
            return "waits for a legal hold to be lifted";
        }
        String grade = erasure.path("grade").asText("");
        String certified = grade.isEmpty() ? "not certified yet" : "certified as " + grade.replace('_', ' ');
        return switch (erasure.path("state").asText()) {
            case "requested" -> "asked for; nothing is destroyed yet";
            case "running" -> certified + "; " + missing() + " still to answer";
            default -> certified + ", completed";
        };
    }

    private long missing() {
        long missing = 0;
        for (JsonNode participant : erasure.path("participants")) {
            missing += participant.path("expected").asBoolean() && !participant.hasNonNull("acknowledged") ? 1 : 0;
        }
        return missing;
    }

    private static String answer(JsonNode participant) {
        if (participant.hasNonNull("acknowledged")) {
            return "done " + participant.path("evidence").asText("");
        }
        return participant.path("expected").asBoolean() ? "awaited" : "not needed";
    }

    private String after(String what) {
        Instant from = Instant.parse(erasure.path("requested").asText());
        Duration took = Duration.between(from, Instant.parse(erasure.path(what).asText()));
        return "%.1f s".formatted(took.toMillis() / 1e3);
    }
}
