package dev.shrike.standalone.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Posts one tick after the other while it is open, each of an image of its own. One that gets no answer, or one that does not say
 * that it was taken, is posted again under the same key until it is: as a client does that wants to lose nothing.
 */
final class SteadyTicks implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 200;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI platform;
    private final Rest person;
    private final String images;
    private final List<String> taken = new ArrayList<>();
    private final Thread posting;
    private volatile boolean closing;
    private volatile String trouble = "";
    private volatile int refusals;

    /** @param images what their addresses begin with */
    SteadyTicks(URI platform, Rest person, String images) {
        this.platform = platform;
        this.person = person;
        this.images = images;
        this.posting = Thread.ofVirtual().name("steady-ticks").start(this::post);
    }

    /** Stops, and says which images were ticked. */
    List<String> finish() throws InterruptedException {
        closing = true;
        posting.join(PATIENCE);
        if (!trouble.isEmpty() || posting.isAlive()) {
            throw new AssertionError("A tick could not be posted: " + trouble);
        }
        return List.copyOf(taken);
    }

    /** How often a post had to be repeated. */
    int refusals() {
        return refusals;
    }

    @Override
    public void close() {
        closing = true;
        posting.interrupt();
        http.close();
    }

    private void post() {
        try {
            while (!closing) {
                String image = images + taken.size() + ".jpg";
                postUntilTaken(image, UUID.randomUUID().toString());
                taken.add(image);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            trouble = "interrupted";
        } catch (IllegalStateException refused) {
            trouble = refused.getMessage();
        }
    }

    private void postUntilTaken(String image, String key) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String said = "";
        while (System.nanoTime() < deadline) {
            try {
                HttpRequest request = person.authorized(HttpRequest.newBuilder(platform.resolve("/ticks")))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString("""
                                {"image":{"url":"%s"},"sighting":{"species":"Avis constans"}}""".formatted(image)))
                        .build();
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == CREATED || answer.statusCode() == OK) {
                    return;
                }
                said = answer.statusCode() + " " + answer.body();
            } catch (IOException noAnswer) {
                said = String.valueOf(noAnswer.getMessage());
            }
            refusals++;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException(image + ": " + said);
    }
}
