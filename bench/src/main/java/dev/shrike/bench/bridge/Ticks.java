package dev.shrike.bench.bridge;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Makes numbered ticks of many people and images, as the tick service publishes them. Used by one thread. */
final class Ticks {
    static final MajorVersion VERSION = EventCatalogue.standard().major("tick", 1);
    private static final int PEOPLE = 5_000;
    private static final int IMAGES = 20_000;
    private static final int SPECIES = 500;
    private static final long ID_HALF = 0x5348_5249_4b45_4000L;
    private static final int CONFLUENT_PREFIX = 5;
    private static final int ID_LENGTH = 36;
    private static final int DIGITS = 12;
    private static final int HEX = 16;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SingleObjectEncoding encoding = new SingleObjectEncoding(EventCatalogue.standard());
    private final Random random = new Random(42);
    private final int size;

    /**
     * @param size of the payload in bytes; smaller ones than an event needs are as small as it can be
     */
    Ticks(int size) {
        this.size = size;
    }

    Message message(long number) {
        Tick tick = tick(number, 0);
        byte[] payload = encoding.encode(tick);
        if (payload.length < size) {
            payload = encoding.encode(tick = tick(number, size - payload.length));
        }
        var headers = new Headers();
        EventHeaders.onNats(tick).forEach(headers::put);
        return NatsMessage.builder()
                .subject(VERSION.subjectOf(tick))
                .headers(headers)
                .data(payload)
                .build();
    }

    /**
     * The number of a tick, out of its id.
     *
     * @param payload in either wire format
     */
    static long numberOf(byte[] payload) {
        int body = payload[0] == 0 ? CONFLUENT_PREFIX : SingleObjectEncoding.PREFIX;
        int end = body + 1 + ID_LENGTH;
        return Long.parseLong(new String(payload, end - DIGITS, DIGITS, StandardCharsets.US_ASCII), HEX);
    }

    private Tick tick(long number, int padding) {
        byte[] note = new byte[padding];
        random.nextBytes(note);
        var sighting = Sighting.newBuilder()
                .setSpecies("Lanius species-" + random.nextInt(SPECIES))
                .setCount(1)
                .setNote(ByteBuffer.wrap(note))
                .build();
        return new Tick(
                new UUID(ID_HALF, VARIANT | number).toString(),
                "new",
                "1.1",
                new TickData(
                        new User(new UUID(ID_HALF, VARIANT | random.nextInt(PEOPLE)).toString()),
                        new Image("https://images.example/birds/" + random.nextInt(IMAGES) + ".jpg"),
                        sighting),
                new Metadata("services/TickAPI", Instant.now(), null, null, null, null));
    }
}
