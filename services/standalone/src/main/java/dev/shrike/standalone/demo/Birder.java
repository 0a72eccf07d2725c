package dev.shrike.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.rest.PlatformRest.Written;
import dev.shrike.standalone.rest.RestException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** Somebody of the story: a person with an account, made for it. Used by one thread. */
final class Birder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int NOT_YET = 503;
    private static final int PASSWORD_BYTES = 24;
    private static final int SUFFIX_BYTES = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PlatformRest rest;
    private final String id;
    private final String username;

    private Birder(PlatformRest rest, String id, String username) {
        this.rest = rest;
        this.id = id;
        this.username = username;
    }

    /** Registers somebody whose user name begins like this; the rest is chance, so that the story can be told again. */
    static Birder register(URI platform, PlatformRest registrar, String name) {
        String username = name + "-" + chance(SUFFIX_BYTES);
        String password = chance(PASSWORD_BYTES);
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("email", username + "@example.org")
                .put("display_name", name.substring(0, 1).toUpperCase() + name.substring(1))
                .put("password", password);
        String id = registrar.post("/users", wish).path("id").asText();
        return new Birder(PlatformRest.as(platform, username, password), id, username);
    }

    private static String chance(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    String id() {
        return id;
    }

    String username() {
        return username;
    }

    Written tick(String image, String species, String note) {
        ObjectNode tick = JsonNodeFactory.instance.objectNode();
        tick.putObject("image").put("url", image);
        ObjectNode sighting = tick.putObject("sighting").put("species", species).put("note", note);
        sighting.putObject("location").put("latitude", -34.88).put("longitude", -56.18);
        return rest.write("/ticks", tick);
    }

    Written rate(String image, int rating) {
        ObjectNode rate = JsonNodeFactory.instance.objectNode().put("rating", rating);
        rate.putObject("image").put("url", image);
        return rest.write("/ratings", rate);
    }

    /**
     * What there is, with what was written at the position in it. A platform that is busy, as one is that has just started, may say
     * several times that this is not there yet.
     */
    JsonNode read(String path, String position) throws InterruptedException {
        rest.include(position);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return rest.get(path);
            } catch (RestException notYet) {
                if (notYet.status() != NOT_YET || System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void close() {
        rest.close();
    }
}
