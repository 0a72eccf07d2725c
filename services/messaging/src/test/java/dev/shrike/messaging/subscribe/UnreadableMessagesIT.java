package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.redrive.DeadLetter;
import dev.shrike.messaging.redrive.DeadLetterOffice;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.rate.v1.Metadata;
import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.schemas.rate.v1.RateData;
import dev.shrike.schemas.rate.v1.User;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.micronaut.health.HealthStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableMessagesIT {
    private static final SingleObjectEncoding ENCODING = new SingleObjectEncoding(EventCatalogue.standard());
    private static final int UNKNOWN = 4;

    private final UUID person = UUID.randomUUID();
    private final Tick tick = Ticks.by(person);
    private final byte[] good = ENCODING.encode(tick);
    private final String subject = EventCatalogue.standard().of(tick).subjectOf(tick);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Bad(String subject, byte[] payload, String reason) {}

    @Test
    void whateverCannotBeReadIsParkedOnceWithItsReasonAndTheNextEventIsHandled(@TempDir Path folder) throws Exception {
        LocalServers nats = LocalServers.open(ServerSettings.forTests(folder));
        nats.start(ready -> {}, Part.NATS);
        String database = Service.newDatabase();
        try {
            try (Service first = Service.start(nats.nats(), database, Map.of()).awaitStreams()) {
                first.change("create table seen (id bigint generated always as identity, number int)");
            }
            try (Service service =
                    Service.start(nats.nats(), database, recorder()).awaitStreams()) {
                List<Bad> all = all();
                for (Bad bad : all) {
                    service.bean(NatsConnection.class).jetStream().publish(bad.subject(), bad.payload());
                }
                service.publish(Ticks.by(person, 7));
                Awaitility.await("the next event is handled")
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> service.count("select count(*) from seen where number = 7") == 1);

                List<DeadLetter> letters =
                        service.dataSourceBean(DeadLetterOffice.class).list("recorder", true, 100);
                assertThat(letters).hasSameSizeAs(all).allSatisfy(letter -> {
                    assertThat(letter.kind()).isEqualTo("undecodable");
                    assertThat(letter.state()).isEqualTo("parked");
                    assertThat(letter.failures()).isEqualTo(1);
                });
                for (int i = 0; i < all.size(); i++) {
                    Bad bad = all.get(i);
                    assertThat(letters.get(i).history().getFirst().error()).startsWith(bad.reason());
                    assertThat(service.count("select count(*) from dead_letter where payload = '\\x"
                                    + HexFormat.of().formatHex(bad.payload()) + "' and subject = '" + bad.subject()
                                    + "'"))
                            .as("%s is kept", bad.reason())
                            .isEqualTo(1);
                }
                assertThat(service.health("handlers")).isEqualTo(HealthStatus.UP);
            }
        } finally {
            nats.kill();
        }
    }

    private List<Bad> all() {
        byte[] unknown = good.clone();
        unknown[UNKNOWN] ^= 0x55;
        byte[] strange = ENCODING.encode(Ticks.by(UUID.randomUUID()));
        String wrongEnvelope = "the type or version that it names is not one of its schema";
        return List.of(
                new Bad(subject, bytes("no avro at all"), "not an event"),
                new Bad(subject, new byte[0], "not an event"),
                new Bad(
                        subject,
                        unknown,
                        "unknown fingerprint " + Long.toHexString(SingleObjectEncoding.fingerprint(unknown))
                                + ": a version from the future"),
                new Bad(subject, Arrays.copyOf(good, good.length - 7), "the body does not fit its schema"),
                new Bad(subject, replaced("new", "old"), wrongEnvelope),
                new Bad(subject, replaced("1.0", "9.0"), wrongEnvelope),
                new Bad(subject, ENCODING.encode(rate()), "A rate.v1 on a subject of tick.v1"),
                new Bad(subject, strange, "A tick.v1 on the subject of another aggregate or type"),
                new Bad(subject.replace(".v1.", ".v9."), good, "The catalogue has no such subject"));
    }

    /** The good event with another word of the same length in it. */
    private byte[] replaced(String word, String by) {
        String text = new String(good, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("\u0006" + word.replace(".", "\\."), "\u0006" + by)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private Rate rate() {
        Metadata metadata = new Metadata("services/Test", Instant.now(), null, null, null, null);
        RateData data = new RateData(new User(person.toString()), "https://birds.example/owl", 4);
        return new Rate(UUID.randomUUID().toString(), "update", "1.0", data, metadata);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> recorder() {
        return Map.of("recorder.name", "recorder", "recorder.person", person.toString(), "recorder.all-versions", true);
    }
}
