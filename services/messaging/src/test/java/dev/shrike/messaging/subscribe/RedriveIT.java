package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.redrive.DeadLetter;
import dev.shrike.messaging.redrive.DeadLetterOffice;
import dev.shrike.messaging.redrive.Redriven;
import dev.shrike.messaging.redrive.Redriven.Outcome;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.PurgeOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedriveIT {
    private final UUID person = UUID.randomUUID();
    private final String name = "recorder-" + person;
    private Service service;
    private Recorder recorder;
    private DeadLetterOffice office;

    @BeforeEach
    void start() {
        String database = Service.newDatabase();
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
        service = Service.start(
                        database,
                        Map.of(
                                "recorder.name",
                                name,
                                "recorder.person",
                                person.toString(),
                                "shrike.messaging.subscribe.tries",
                                2,
                                "shrike.messaging.subscribe.first-delay",
                                "20ms"))
                .awaitStreams();
        recorder = service.bean(Recorder.class);
        office = service.dataSourceBean(DeadLetterOffice.class);
    }

    @AfterEach
    void stop() throws Exception {
        service.bean(NatsConnection.class)
                .management()
                .deleteConsumer("TICK", Selection.of("tick", 1, "new").consumer(name));
        service.close();
    }

    @Test
    void aParkedEventIsHandledOnceAndItsWholeHistoryStays() {
        recorder.failuresByNumber.put(1, 3);
        Tick tick = Ticks.by(person, 1);
        service.publish(tick);
        awaitParked(1);
        UUID id = UUID.fromString(tick.getId());

        assertThat(office.redrive(null, id, false, 10))
                .extracting(Redriven::outcome)
                .containsExactly(Outcome.FAILED);
        assertThat(office.redrive(null, id, false, 10))
                .extracting(Redriven::outcome)
                .containsExactly(Outcome.HANDLED);
        assertThat(office.redrive(null, id, false, 10)).isEmpty();

        assertThat(service.count("select count(*) from seen where number = 1")).isEqualTo(1);
        assertThat(office.list(name, false, 10)).isEmpty();
        DeadLetter letter = office.find(id).getFirst();
        assertThat(letter.state()).isEqualTo("redriven");
        assertThat(letter.failures()).isEqualTo(3);
        assertThat(letter.history())
                .extracting(DeadLetter.Entry::by, entry -> entry.error() == null)
                .containsExactly(
                        tuple("delivery", false),
                        tuple("delivery", false),
                        tuple("redrive", false),
                        tuple("redrive", true));
    }

    @Test
    void anEventIsRefusedAfterLaterOnesOfItsAggregateUnlessOrderMayBeLost() {
        recorder.failuresByNumber.put(1, 2);
        service.publish(Ticks.by(person, 1), Ticks.by(person, 2));
        await().until(() -> service.count("select count(*) from seen where number = 2") == 1);

        assertThat(office.redrive(name, null, false, 10)).singleElement().satisfies(refused -> {
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.reason()).contains("gone on to later events");
        });
        assertThat(service.count("select count(*) from seen where number = 1")).isZero();

        assertThat(office.redrive(name, null, true, 10))
                .extracting(Redriven::outcome)
                .containsExactly(Outcome.HANDLED);
        assertThat(service.count("select count(*) from seen where number = 1")).isEqualTo(1);
    }

    @Test
    void lettersOfOneAggregateAreRedrivenInTheirOrder() {
        recorder.failuresByNumber.put(1, 3);
        recorder.failuresByNumber.put(2, 2);
        Tick second = Ticks.by(person, 2);
        service.publish(Ticks.by(person, 1), second);
        awaitParked(2);

        assertThat(office.redrive(null, UUID.fromString(second.getId()), false, 10))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("an earlier event"));
        assertThat(office.redrive(name, null, false, 10))
                .extracting(Redriven::outcome)
                .containsExactly(Outcome.FAILED, Outcome.REFUSED);
        assertThat(office.redrive(null, null, false, 10))
                .extracting(Redriven::outcome)
                .containsExactly(Outcome.HANDLED, Outcome.HANDLED);

        assertThat(service.count("select number from seen order by id limit 1")).isEqualTo(1);
        assertThat(service.count("select count(*) from seen")).isEqualTo(2);
    }

    @Test
    void aLetterOfAStreamThatWasMadeAnewIsRefusedUnlessOrderMayBeLost() {
        recorder.failuresByNumber.put(1, 2);
        service.publish(Ticks.by(person, 1));
        awaitParked(1);
        service.change("update dead_letter set stream_sequence = stream_sequence + 1000000000");

        assertThat(office.redrive(name, null, false, 10)).singleElement().satisfies(refused -> {
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.reason()).contains("made anew");
        });
        assertThat(office.redrive(name, null, true, 10))
                .extracting(Redriven::outcome)
                .containsExactly(Outcome.HANDLED);
    }

    @Test
    void whatStillCannotBeReadStaysWithOneMoreFailure() throws Exception {
        Tick tick = Ticks.by(person);
        String subject = EventCatalogue.standard().of(tick).subjectOf(tick);
        service.bean(NatsConnection.class).jetStream().publish(subject, new byte[] {1, 2, 3});
        awaitParked(1);

        assertThat(office.redrive(name, null, false, 10)).singleElement().satisfies(failed -> {
            assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(failed.reason()).startsWith("not an event");
        });
        assertThat(office.list(name, false, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.failures()).isEqualTo(2);
            assertThat(letter.history()).hasSize(2);
        });
        service.bean(NatsConnection.class).management().purgeStream("TICK", PurgeOptions.subject(subject));
    }

    private void awaitParked(long letters) {
        await().until(() -> service.count(
                        "select count(*) from dead_letter where parked_at is not null and aggregate = '" + person + "'")
                == letters);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
