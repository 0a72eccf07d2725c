package dev.shrike.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.standalone.erasure.ErasureClient;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * What the screens about one thing show.
 *
 * @param person who is there, with a profile and some ticks
 * @param erased who is not any more
 * @param held an erasure that waits for a legal hold to be lifted
 * @param completed an erasure that has its certificate
 * @param letter a message that the bridge could not read
 * @param saga one that has ended well
 */
record Scenery(String person, String erased, String held, String completed, String letter, String saga) {

    /** An address with the ids in the places that it has for them. */
    String in(String path) {
        return path.replace("{person}", person)
                .replace("{erased}", erased)
                .replace("{held}", held)
                .replace("{completed}", completed)
                .replace("{letter}", letter)
                .replace("{saga}", saga);
    }

    /** Puts up what the demo, which has been told, does not leave behind: an erasure on hold, and a message that is no event. */
    static Scenery putUp(LivePlatform platform) throws IOException, InterruptedException {
        Birder wryneck = Birder.register(platform, "Wryneck");
        wryneck.tick("Jynx torquilla");
        Birder hoopoe = Birder.register(platform, "Hoopoe");
        hoopoe.tick("Upupa epops");
        new Letters(platform)
                .send("tick.v1." + hoopoe.id() + ".new", "not Avro at all".getBytes(StandardCharsets.UTF_8));
        try (PlatformRest admin = platform.rest()) {
            admin.put(
                    "/gdpr/holds/" + hoopoe.id(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("reason", "A court has asked for it")
                            .put(
                                    "review",
                                    LocalDate.now(ZoneOffset.UTC).plusMonths(3).toString()));
            String held = new ErasureClient(admin)
                    .request(UUID.fromString(hoopoe.id()))
                    .path("id")
                    .asText();
            JsonNode completed =
                    admin.get("/gdpr/erasures?state=completed").path("erasures").path(0);
            return new Scenery(
                    wryneck.id(),
                    completed.at("/user/id").asText(),
                    held,
                    completed.path("id").asText(),
                    Awaitility.await()
                            .until(
                                    () -> admin.get("/admin/bridge/dead-letters")
                                            .at("/letters/0/id")
                                            .asText(""),
                                    letter -> !letter.isEmpty()),
                    admin.get("/admin/sagas?status=completed&limit=1")
                            .at("/sagas/0/id")
                            .asText());
        }
    }
}
