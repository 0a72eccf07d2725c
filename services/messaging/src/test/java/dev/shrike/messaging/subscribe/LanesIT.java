package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.MessagingHealth;
import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.health.HealthStatus;
import io.nats.client.api.ConsumerInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanesIT {
    private static final int EACH = 25;

    private final List<UUID> people = peopleOfDifferentLanes();
    private final String name = "recorder-" + UUID.randomUUID();
    private final String database = Service.newDatabase();
    private Service service;

    @BeforeEach
    void start() {
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
    }

    @AfterEach
    void stop() throws Exception {
        service.bean(NatsConnection.class)
                .management()
                .deleteConsumer("TICK", Selection.of("tick", 1, "new").consumer(name));
        service.close();
    }

    @Test
    void severalAggregatesAreServedAtOnceAndEachInItsOrder() {
        Recorder recorder = start(Map.of("recorder.concurrency", 4));
        recorder.mayFinish.drainPermits();
        publishAll();

        await().until(() -> recorder.atOnce.get() == 4);
        recorder.mayFinish.release(1_000_000);

        awaitAllSeenOnce();
        assertThat(recorder.mostAtOnce).hasValue(4);
        for (int person = 0; person < people.size(); person++) {
            int of = person;
            assertThat(service.count("select count(*) from (select number - lag(number) over (order by id) as step "
                            + "from seen where number / 100 = " + of + ") as steps where step <> 1"))
                    .isZero();
        }
    }

    @Test
    void theOperatorsBoundWinsOverTheHandlersWish() {
        Recorder recorder = start(Map.of("recorder.concurrency", 4, "shrike.messaging.subscribe.concurrency", 1));

        publishAll();

        awaitAllSeenOnce();
        assertThat(recorder.mostAtOnce).hasValue(1);
    }

    @Test
    void aHandlerThatIsSlowerThanTheAcknowledgementWaitIsNotGivenTheEventTwice() throws Exception {
        Recorder recorder = start(Map.of("shrike.messaging.subscribe.ack-wait", "1s"));
        recorder.mayFinish.drainPermits();
        service.publish(Ticks.by(people.getFirst(), 1), Ticks.by(people.getFirst(), 2));
        await().until(() -> recorder.atOnce.get() == 1);

        Awaitility.await("four times the acknowledgement wait pass")
                .pollDelay(Duration.ofSeconds(4))
                .until(() -> true);
        recorder.mayFinish.release(1_000_000);

        await().until(() -> service.count("select count(*) from seen") == 2);
        assertThat(recorder.calls).hasValue(2);
        assertThat(consumer().getRedelivered()).isZero();
    }

    @Test
    void aHandlerThatHoldsAnEventForTooLongIsToldOfAndItsEventStillTakesEffectOnce() {
        Recorder recorder = start(Map.of(
                "shrike.messaging.subscribe.ack-wait", "1s", "shrike.messaging.subscribe.longest-handling", "1s"));
        recorder.mayFinish.drainPermits();
        service.publish(Ticks.by(people.getFirst(), 1), Ticks.by(people.getFirst(), 2));

        await().until(() -> service.health("handlers").equals(MessagingHealth.DEGRADED));
        assertThat(service.bean(EventHub.class).consumers())
                .filteredOn(each -> each.name().startsWith(name))
                .singleElement()
                .extracting(SelectionConsumer::lastFault)
                .isEqualTo("an event has been in hand for more than PT1S");
        await().until(() -> consumer().getRedelivered() > 0);
        recorder.mayFinish.release(1_000_000);

        await().until(() -> service.health("handlers").equals(HealthStatus.UP));
        await().until(() -> consumer().getNumAckPending() == 0);
        assertThat(recorder.calls).hasValue(2);
        assertThat(service.count("select count(*) from seen")).isEqualTo(2);
    }

    private ConsumerInfo consumer() throws Exception {
        return service.bean(NatsConnection.class)
                .management()
                .getConsumerInfo("TICK", Selection.of("tick", 1, "new").consumer(name));
    }

    private Recorder start(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("recorder.name", name);
        properties.put("recorder.person", people.stream().map(UUID::toString).collect(Collectors.joining(",")));
        service = Service.start(database, properties).awaitStreams();
        return service.bean(Recorder.class);
    }

    private void publishAll() {
        service.publish(IntStream.range(0, EACH)
                .boxed()
                .flatMap(number ->
                        IntStream.range(0, people.size()).mapToObj(of -> Ticks.by(people.get(of), of * 100 + number)))
                .toArray(Tick[]::new));
    }

    private void awaitAllSeenOnce() {
        await().until(() -> service.count("select count(*) from seen") >= EACH * people.size());
        assertThat(service.count("select count(distinct number) from seen")).isEqualTo(EACH * people.size());
        assertThat(service.count("select count(*) from seen")).isEqualTo(EACH * people.size());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private static List<UUID> peopleOfDifferentLanes() {
        return List.copyOf(Stream.generate(UUID::randomUUID)
                .limit(1_000)
                .collect(Collectors.toMap(id -> Math.floorMod(id.toString().hashCode(), 4), id -> id, (a, b) -> a))
                .values());
    }
}
