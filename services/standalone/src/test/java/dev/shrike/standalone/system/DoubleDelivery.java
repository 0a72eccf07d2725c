package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.StreamSupport;

/**
 * A tick that the bus takes twice, as it does with an event that is published again when the bus remembers its message id no longer:
 * both lie in the stream, and the bridge, which remembers for longer, leaves the second one out. Ticks over REST before and after, of
 * the same person and image and so on the same way, make sure that what is compared includes all that came before them.
 */
final class DoubleDelivery {
    private static final String SPECIES = "Avis bis visa";
    private static final String IMAGE = "https://images.example/delivered-twice.jpg";

    private final MajorVersion major;
    private final Rest admin;
    private final Rest.Person person;
    private final Instant time = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MICROS);

    DoubleDelivery(MajorVersion major, Rest admin, Rest.Person person) {
        this.major = major;
        this.admin = admin;
        this.person = person;
    }

    /** What is said of it. */
    private record Said(long all, long ofPerson, long speciesOfPerson, long ofImage, long inDays) {
        Said plus(long ticks, long species) {
            return new Said(all + ticks, ofPerson + ticks, speciesOfPerson + species, ofImage + ticks, inDays + ticks);
        }
    }

    void assertCountsOnce(JetStreamEvents jetStream, KafkaTopic topics, SingleObjectEncoding encoding)
            throws Exception {
        Said before = said(tickAfterAll());
        var tick = SystemEvents.tick(person.id(), IMAGE, SPECIES, time);
        String subject = major.subjectsOf("new").replace("*", person.id());

        jetStream.publish(subject, encoding.encode(tick), tick.getId());
        jetStream.publish(subject, encoding.encode(tick), tick.getId() + " forgotten meanwhile");
        Rest after = tickAfterAll();

        assertThat(said(after)).isEqualTo(before.plus(2, 1));
        assertThat(count(after.get("/statistics/species?limit=1000").body().get("species"), "species", SPECIES))
                .isEqualTo(1);
        assertThat(ticksIn("minute", after)).isEqualTo(1);
        assertThat(ticksIn("hour", after)).isEqualTo(1);
        assertThat(topics.records(major.topic()))
                .as("the bridge knows it")
                .filteredOn(record -> new String(
                                record.headers().lastHeader("ce_id").value(), StandardCharsets.US_ASCII)
                        .equals(tick.getId()))
                .hasSize(1);
    }

    /** Who asks for answers that include what happened up to now. */
    private Rest tickAfterAll() {
        Rest.Answer answer = person.rest().post("/ticks", """
                {"image":{"url":"%s"},"sighting":{"species":"Furnarius rufus"}}""".formatted(IMAGE));
        assertThat(answer.status()).isEqualTo(201);
        return admin.at(answer.position());
    }

    private Said said(Rest caller) {
        JsonNode theirs = caller.get("/statistics/people/" + person.id()).body();
        JsonNode image =
                caller.get("/statistics/images?url=" + Rest.encode(IMAGE)).body();
        JsonNode days = caller.get("/statistics/windows?size=day&from=" + time).body();
        return new Said(
                caller.get("/statistics").body().get("ticks").longValue(),
                theirs.get("ticks").longValue(),
                theirs.get("species").longValue(),
                image.get("ticks").longValue(),
                count(days.get("windows"), "event", "tick"));
    }

    /** In the window in which it happened, and nothing else. */
    private long ticksIn(String size, Rest caller) {
        JsonNode found = caller.get(
                        "/statistics/windows?size=%s&from=%s&to=%s".formatted(size, time, time.plusMillis(1)))
                .body();
        return count(found.get("windows"), "event", "tick");
    }

    private static long count(JsonNode rows, String field, String value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get(field).textValue().equals(value))
                .mapToLong(row -> row.get("count").longValue())
                .sum();
    }
}
