package dev.shrike.messaging.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Rates;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventReaderIT {
    private static Service service;
    private static EventReader reader;
    private static EventPublisher publisher;

    @BeforeAll
    static void start() {
        service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
        reader = service.bean(EventReader.class);
        publisher = service.bean(EventPublisher.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void readsAnAggregatePageByPage() {
        UUID person = UUID.randomUUID();
        for (int number = 1; number <= 5; number++) {
            publisher.publish(Ticks.by(person, number));
            publisher.publish(Ticks.by(UUID.randomUUID(), number));
        }

        EventPage first = reader.readAggregate("tick", person.toString(), 0, 2);
        EventPage second =
                reader.readAggregate("tick", person.toString(), first.next().of("TICK"), 10);

        assertThat(numbers(first)).containsExactly(1, 2);
        assertThat(first.more()).isTrue();
        assertThat(numbers(second)).containsExactly(3, 4, 5);
        assertThat(second.more()).isFalse();
    }

    @Test
    void anAggregateWithoutEventsIsAnEmptyPage() {
        EventPage page = reader.readAggregate("tick", UUID.randomUUID().toString(), 0, 10);

        assertThat(page.events()).isEmpty();
        assertThat(page.more()).isFalse();
    }

    @Test
    void aPositionOverAllStreamsSeesEveryEventOnceInOrder() {
        StreamPositions position = end();
        List<UUID> published = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            Tick tick = Ticks.by(UUID.randomUUID(), number);
            publisher.publish(tick);
            published.add(UUID.fromString(tick.getId()));
        }

        List<UUID> read = new ArrayList<>();
        for (EventPage page = reader.readAfter(position, 3); !page.events().isEmpty(); ) {
            page.events().forEach(event -> read.add(event.envelope().id()));
            page = reader.readAfter(page.next(), 3);
        }

        assertThat(read).containsExactlyElementsOf(published);
    }

    @Test
    void readingBackwardsShowsTheSameEventsNewestFirst() {
        UUID person = UUID.randomUUID();
        StreamPositions begin = end();
        for (int number = 1; number <= 9; number++) {
            publisher.publish(Ticks.by(person, number));
        }

        EventPage newest = reader.readBefore(reader.end(), 4);
        EventPage older = reader.readBefore(newest.next(), 4);

        assertThat(numbers(newest)).containsExactly(9, 8, 7, 6);
        assertThat(numbers(older)).containsExactly(5, 4, 3, 2);
        assertThat(numbers(reader.readAfter(older.next(), 4))).containsExactly(2, 3, 4, 5);
        assertThat(numbers(reader.readBefore(begin, 1))).doesNotContain(1);
    }

    @Test
    void theLastEventsOfAnAggregateAreFoundHoweverFarBackTheyLie() throws Exception {
        UUID person = UUID.randomUUID();
        for (int number = 1; number <= 5; number++) {
            publisher.publish(Ticks.by(person, number));
        }
        for (int other = 0; other < 1_500; other++) {
            publisher.fireAndForget(Ticks.by(UUID.randomUUID(), 77));
        }
        Tick last = Ticks.by(UUID.randomUUID(), 78);
        publisher.publish(last);
        EventSelection ofPerson = EventSelection.of("tick").aggregate(person.toString());
        long now = reader.end().of("TICK");

        EventPage page = reader.readBefore(ofPerson, now, 3);

        assertThat(numbers(page)).containsExactly(5, 4, 3);
        assertThat(page.more()).isTrue();
        assertThat(numbers(reader.readBefore(ofPerson, page.next().of("TICK"), 3)))
                .containsExactly(2, 1);
        assertThat(reader.readBefore(ofPerson.type("gone"), now, 3).events()).isEmpty();
        assertThat(numbers(reader.readBefore(ofPerson.type("new").version(1), now, 1)))
                .containsExactly(5);
    }

    @Test
    void aTimeIsAPlaceInEveryStream() throws Exception {
        publisher.publish(Ticks.by(UUID.randomUUID(), 1));
        Instant between = reader.readBefore(reader.end(), 1)
                .events()
                .getFirst()
                .storedAt()
                .plusNanos(1);
        publisher.publish(Ticks.by(UUID.randomUUID(), 2));

        StreamPositions then = reader.before(between);

        assertThat(numbers(reader.readBefore(then, 1))).containsExactly(1);
        assertThat(numbers(reader.readAfter(then, 10))).first().isEqualTo(2);
        assertThat(reader.before(Instant.now().plusSeconds(3_600))).isEqualTo(reader.end());
        assertThat(reader.before(Instant.EPOCH).of("TICK")).isZero();
    }

    @Test
    void whatIsNoEventIsCountedAndPassedOver() throws Exception {
        StreamPositions position = end();
        Tick tick = Ticks.by(UUID.randomUUID(), 1);
        String subject = EventCatalogue.standard().of(tick).subjectOf(tick);
        service.bean(NatsConnection.class).jetStream().publish(subject, new byte[] {1, 2, 3});
        publisher.publish(tick);

        EventPage page = reader.readAfter(position, 10);

        assertThat(numbers(page)).containsExactly(1);
        assertThat(page.undecodable()).isEqualTo(1);
    }

    @Test
    void findsAnEventByItsPlaceAndTheLastOfAnAggregate() {
        UUID person = UUID.randomUUID();
        publisher.publish(Ticks.by(person, 1));
        long sequence = publisher.publish(Ticks.by(person, 2)).sequence();
        EventSelection ofPerson = EventSelection.of("tick").aggregate(person.toString());
        StreamPositions end = reader.end();

        assertThat(reader.at("tick", sequence))
                .get()
                .satisfies(stored ->
                        assertThat(Ticks.number((Tick) stored.event())).isEqualTo(2));
        assertThat(reader.at("tick", sequence + 1)).isEmpty();
        assertThat(reader.last(ofPerson))
                .get()
                .extracting(StoredEvent::sequence)
                .isEqualTo(sequence);
        assertThat(reader.last(
                        EventSelection.of("tick").aggregate(UUID.randomUUID().toString())))
                .isEmpty();
        assertThat(end.of("TICK")).isEqualTo(sequence);
        assertThat(reader.readAfter(end, 10).events()).isEmpty();
    }

    @Test
    void readsOneMajorVersionOnItsOwn() {
        String person = UUID.randomUUID().toString();
        publisher.publish(Rates.old(person));
        publisher.publish(Rates.by(person));
        publisher.publish(Rates.old(person));
        EventSelection all = EventSelection.of("rate").aggregate(person);

        assertThat(versions(reader.read(all, 0, 10))).containsExactly("1.0", "2.0", "1.0");
        assertThat(versions(reader.read(all.version(1), 0, 10))).containsExactly("1.0", "1.0");
        assertThat(versions(reader.read(all.version(2), 0, 10))).containsExactly("2.0");
    }

    @Test
    void aPositionBehindTheEndIsRefusedInsteadOfPassingOverWhatComes() {
        long last = publisher.publish(Ticks.by(UUID.randomUUID(), 1)).sequence();

        assertThat(reader.readStream("tick", last, 10).events()).isEmpty();
        assertThatThrownBy(() -> reader.readStream("tick", last + 1, 10))
                .isInstanceOf(PositionAheadException.class)
                .hasMessageContaining("TICK")
                .hasMessageContaining(Long.toString(last));
        assertThatThrownBy(() -> reader.readAggregate("tick", UUID.randomUUID().toString(), last + 50, 10))
                .isInstanceOf(PositionAheadException.class);
    }

    @Test
    void refusesALimitWithoutBoundAndAnAggregateThatIsAPattern() {
        assertThatThrownBy(() -> reader.readAfter(StreamPositions.start(), 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reader.readAggregate("tick", "*", 0, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StreamPositions end() {
        EventPage page = reader.readAfter(StreamPositions.start(), EventReader.MAX_LIMIT);
        while (page.more()) {
            page = reader.readAfter(page.next(), EventReader.MAX_LIMIT);
        }
        return page.next();
    }

    private static List<String> versions(EventPage page) {
        return page.events().stream().map(event -> event.envelope().version()).toList();
    }

    private static List<Integer> numbers(EventPage page) {
        return page.events().stream()
                .map(event -> Ticks.number((Tick) event.event()))
                .toList();
    }
}
