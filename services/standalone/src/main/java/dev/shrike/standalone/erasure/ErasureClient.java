package dev.shrike.standalone.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks for erasures over REST. */
public final class ErasureClient {
    private static final String PATH = "/gdpr/erasures";
    private static final long POLL_MILLIS = 100;

    private final PlatformRest platform;

    public ErasureClient(PlatformRest platform) {
        this.platform = platform;
    }

    /** Has a person erased, or joins the erasure that was asked for before. */
    public JsonNode request(UUID person) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("user").put("id", person.toString());
        return platform.post(PATH, body);
    }

    /** How far it is. */
    public JsonNode find(String erasure) {
        return platform.get(PATH + "/" + erasure);
    }

    /** The erasure as soon as it is so far; empty when that takes too long. */
    public Optional<JsonNode> await(
            JsonNode begun, Predicate<JsonNode> reached, Duration atMost, Consumer<JsonNode> watcher)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        JsonNode now = begun;
        while (!reached.test(now)) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            now = find(begun.path("id").asText());
            watcher.accept(now);
        }
        return Optional.of(now);
    }

    /** Writes its newest certificate to a file that is not there yet. */
    public void certificate(String erasure, Path file) {
        platform.download(PATH + "/" + erasure + "/certificate", file);
    }
}
