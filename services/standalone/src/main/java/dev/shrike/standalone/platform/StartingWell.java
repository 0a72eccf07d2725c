package dev.shrike.standalone.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waits, bounded, for what takes a moment after the start: connections, lanes, state stores. */
final class StartingWell {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 100;
    private static final int OK = 200;

    private final LocalSettings settings;

    StartingWell(LocalSettings settings) {
        this.settings = settings;
    }

    /** Does the action, again as long as it fails for a reason that passes. */
    void retry(Predicate<RuntimeException> passing, Runnable action) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                action.run();
                return;
            } catch (RuntimeException fault) {
                if (!passing.test(fault) || System.nanoTime() > deadline) {
                    throw fault;
                }
            }
            pause();
        }
    }

    /** @throws PlatformException naming what is not well when the time is over */
    void awaitHealth() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build()) {
            String ill = ill(http);
            while (!ill.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new PlatformException(
                            "Not well within " + TIMEOUT.toSeconds() + " s: " + ill + "; see "
                                    + settings.logs().resolve("shrike.log"),
                            null);
                }
                pause();
                ill = ill(http);
            }
        }
    }

    /** The parts that are not well, blank when all is. */
    private String ill(HttpClient http) {
        HttpRequest request = HttpRequest.newBuilder(settings.http().resolve("/health"))
                .timeout(CALL_TIMEOUT)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode health = JSON.readTree(answer.body());
            if (answer.statusCode() == OK && "UP".equals(health.path("status").asText())) {
                return "";
            }
            String parts = health.path("details").properties().stream()
                    .filter(part -> !"UP".equals(part.getValue().path("status").asText()))
                    .map(part -> part.getKey() + " is "
                            + part.getValue().path("status").asText())
                    .collect(Collectors.joining(", "));
            return parts.isEmpty() ? "/health answers " + answer.statusCode() : parts;
        } catch (IOException silent) {
            return "/health does not answer (" + silent.getMessage() + ")";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting to be well", stopped);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while starting", stopped);
        }
    }
}
