package dev.shrike.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.Birders;
import dev.shrike.bridge.deadletter.Reason;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EventTranslationTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final MajorVersion TICKS = CATALOGUE.major("tick", 1);
    private static final SingleObjectEncoding ENCODING = new SingleObjectEncoding(CATALOGUE);
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final KnownSchemaIds IDS = ids();

    private final EventTranslation translation = translation(1_000_000);
    private final Tick tick = Birders.tick("https://images.example/1.jpg");

    @Test
    void bothRecordsHoldTheEventUnderItsKeyWithWhereItStands() {
        assertThat(translation.translate(delivery(tick, NOW)))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Mirrored.class))
                .satisfies(mirrored -> {
                    assertThat(mirrored.history().topic()).isEqualTo(TICKS.topic());
                    assertThat(mirrored.latest().topic()).isEqualTo(TICKS.latestTopic());
                    assertThat(mirrored.latest().value())
                            .isEqualTo(mirrored.history().value());
                    assertThat(new String(mirrored.history().key(), StandardCharsets.UTF_8))
                            .isEqualTo("https://images.example/1.jpg");
                    assertThat(new ConfluentFormat(CATALOGUE, IDS)
                                    .decode(mirrored.history().value()))
                            .isEqualTo(tick);
                    assertThat(mirrored.history().timestamp()).isEqualTo(NOW.toEpochMilli());
                    assertThat(mirrored.history()
                                    .headers()
                                    .lastHeader(EventHeaders.NATS_SEQUENCE)
                                    .value())
                            .asString(StandardCharsets.UTF_8)
                            .isEqualTo("7");
                });
    }

    @Test
    void aMessageFromTheFutureGetsTheTimeOfNow() {
        assertThat(translation.translate(delivery(tick, NOW.plusSeconds(7_200))))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Mirrored.class))
                .satisfies(mirrored -> assertThat(mirrored.latest().timestamp()).isEqualTo(NOW.toEpochMilli()));
    }

    @Test
    void aRecordThatWouldNotFitIsRefused() {
        assertThat(translation(300).translate(delivery(tick, NOW)))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.letter().reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void anEventOfAnotherPersonThanItsSubjectSaysIsRefused() {
        var message = NatsMessage.builder()
                .subject(TICKS.subjectOf(Birders.tick(UUID.randomUUID(), "https://images.example/1.jpg")))
                .data(ENCODING.encode(tick))
                .build();
        assertThat(translation.translate(new Delivery(message, 7, 1, 0, 0)))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.letter().reason()).isEqualTo(Reason.WRONG_SUBJECT));
    }

    @Test
    void anEmptyPayloadIsRefused() {
        var message = NatsMessage.builder().subject(TICKS.subjectOf(tick)).build();
        assertThat(translation.translate(new Delivery(message, 7, 1, 0, 0)))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.letter().reason()).isEqualTo(Reason.UNKNOWN_FORMAT));
    }

    @Test
    void theTraceOfTheMessageIsTheTraceOfTheRecord() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var message = NatsMessage.builder()
                .subject(TICKS.subjectOf(tick))
                .headers(new Headers().put(EventHeaders.TRACEPARENT, trace))
                .data(ENCODING.encode(tick))
                .build();
        assertThat(translation.translate(new Delivery(message, 7, 1, 0, 0)))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Mirrored.class))
                .satisfies(mirrored -> assertThat(mirrored.latest()
                                .headers()
                                .lastHeader(EventHeaders.TRACEPARENT)
                                .value())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(trace));
    }

    private static Delivery delivery(Tick event, Instant stored) {
        var message = NatsMessage.builder()
                .subject(TICKS.subjectOf(event))
                .data(ENCODING.encode(event))
                .build();
        return new Delivery(message, 7, 1, stored.toEpochMilli() * 1_000_000, 0);
    }

    private static EventTranslation translation(int maxRecordBytes) {
        return new EventTranslation(
                "tick",
                CATALOGUE.event("tick"),
                CATALOGUE,
                IDS,
                new RecentEvents(10),
                maxRecordBytes,
                InstantSource.fixed(NOW));
    }

    private static KnownSchemaIds ids() {
        var ids = new HashMap<Long, Integer>();
        CATALOGUE
                .majors()
                .forEach(major -> major.minors().forEach(minor -> ids.put(minor.fingerprint(), ids.size() + 1)));
        return new KnownSchemaIds(ids);
    }
}
