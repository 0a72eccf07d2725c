package dev.shrike.standalone.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Has a running platform verify an erasure, and waits for the result. */
public final class VerificationClient {
    private static final String PATH = "/gdpr/verifications";

    private final PlatformRest platform;
    private final Duration pause;

    /** Hears how far the scan is. */
    @FunctionalInterface
    public interface Listener {
        void progress(String place, long done, long total);
    }

    /** @param pause between two questions how far it is */
    public VerificationClient(PlatformRest platform, Duration pause) {
        this.platform = platform;
        this.pause = pause;
    }

    /**
     * Begins a verification, or joins the one that is under way, and waits until it has ended.
     *
     * @return the ended verification, completed or failed
     * @throws dev.shrike.standalone.rest.RestException when the platform refuses or does not answer
     */
    public JsonNode verify(UUID person, boolean deep, Listener listener) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("user").put("id", person.toString());
        request.put("deep", deep);
        String path = PATH + "/" + platform.post(PATH, request).path("id").asText();
        while (true) {
            JsonNode now = platform.get(path);
            switch (now.path("state").asText()) {
                case "completed", "failed" -> {
                    return now;
                }
                default -> {
                    JsonNode progress = now.path("progress");
                    listener.progress(
                            progress.path("place").asText(),
                            progress.path("done").asLong(),
                            progress.path("total").asLong());
                }
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }
}
