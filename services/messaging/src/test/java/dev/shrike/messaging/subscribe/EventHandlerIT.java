package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventHandlerIT {
    private final UUID person = UUID.randomUUID();
    private final String name = "recorder-" + person;
    private final String database = Service.newDatabase();
    private Service service;
    private Recorder recorder;

    @BeforeEach
    void start() {
        // The handler inserts into a table that has to be there before its first event.
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
        service = service();
        recorder = service.bean(Recorder.class);
    }

    @AfterEach
    void stop() throws Exception {
        service.bean(NatsConnection.class).management().deleteConsumer("TICK", consumer());
        service.close();
    }

    @Test
    void handlesEveryEventOnceInOrder() {
        publish(1, 2, 3, 4, 5);

        awaitSeen(1, 2, 3, 4, 5);
        assertThat(recorder.calls).hasValue(5);
    }

    @Test
    void anEventThatComesAgainIsNotHandledAgain() throws Exception {
        publish(1, 2);
        awaitSeen(1, 2);

        service.close();
        try (Service idle = Service.start(database, Map.of()).awaitStreams()) {
            idle.bean(NatsConnection.class).management().deleteConsumer("TICK", consumer());
        }
        service = service();
        recorder = service.bean(Recorder.class);
        publish(3);

        awaitSeen(1, 2, 3);
        assertThat(recorder.calls).hasValue(1);
    }

    @Test
    void aHandlerThatFailsForAWhileGetsTheEventAgainAndTheOrderIsKept() {
        recorder.failuresByNumber.put(1, 2);

        publish(1, 2, 3);

        awaitSeen(1, 2, 3);
        assertThat(service.count("select count(*) from dead_letter where aggregate = '" + person + "'"))
                .isZero();
    }

    @Test
    void aHandlerThatAlwaysFailsParksTheEventWithItsHistoryAndGoesOn() {
        recorder.failuresByNumber.put(1, Integer.MAX_VALUE);

        publish(1, 2);

        awaitSeen(2);
        assertThat(service.count("select failures from dead_letter where parked_at is not null and handler = '" + name
                        + "' and jsonb_array_length(history) = failures and length(payload) > 50"))
                .isEqualTo(4);
        assertThat(service.count("select count(*) from dead_letter where history::text like '%told to fail%'"))
                .isZero();
        assertThat(recorder.calls).hasValue(5);
    }

    @Test
    void neitherAnErrorNorAnInterruptThatAHandlerLeavesBehindEndsTheConsumer() {
        recorder.throwsByNumber.put(1, new StackOverflowError());
        recorder.throwsByNumber.put(2, new InterruptedException());
        recorder.throwsByNumber.put(3, new OutOfMemoryError("of the handler's own making"));

        publish(1, 2, 3, 4);

        awaitSeen(1, 2, 3, 4);
        assertThat(service.health("handlers")).isEqualTo(HealthStatus.UP);
    }

    @Test
    void anEventOnItsWayBackStillGoesBeforeLaterOnesAfterARestart() throws Exception {
        service.close();
        service = service(Map.of("shrike.messaging.subscribe.first-delay", "3s"));
        service.bean(Recorder.class).failuresByNumber.put(1, 1);
        publish(1);
        await().until(() -> service.count(
                        "select count(*) from dead_letter where parked_at is null and aggregate = '" + person + "'")
                == 1);
        service.close();

        service = service();
        publish(2, 3);

        awaitSeen(1, 2, 3);
        assertThat(service.count("select count(*) from dead_letter where aggregate = '" + person + "'"))
                .isZero();
    }

    @Test
    void aConsumerThatTheServerLostIsMadeAgain() throws Exception {
        publish(1);
        awaitSeen(1);

        service.bean(NatsConnection.class).management().deleteConsumer("TICK", consumer());
        publish(2);

        awaitSeen(1, 2);
    }

    @Test
    void aStopLetsTheHandlerFinishTheEventInHandAndTakesNoOther() throws Exception {
        recorder.mayFinish.drainPermits();
        publish(1, 2);
        await().until(() -> recorder.calls.get() == 1);

        Service stopped = service;
        Thread stopping = Thread.ofVirtual().start(stopped::close);
        await().until(() -> stopped.bean(EventHub.class).consumers().getFirst().stopping());
        recorder.mayFinish.release(2);
        stopping.join();

        assertThat(recorder.calls).hasValue(1);
        service = service();
        awaitSeen(1, 2);
        assertThat(service.bean(Recorder.class).calls).hasValue(1);
    }

    @Test
    void healthSaysThatTheHandlerConsumes() {
        await().until(() -> service.health("handlers").equals(HealthStatus.UP));
        assertThat(service.health("streams")).isEqualTo(HealthStatus.UP);
    }

    private Service service() {
        return service(Map.of());
    }

    private Service service(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("recorder.name", name);
        properties.put("recorder.person", person.toString());
        properties.put("shrike.messaging.subscribe.tries", "4");
        properties.put("shrike.messaging.subscribe.first-delay", "20ms");
        properties.put("shrike.messaging.subscribe.ack-wait", "5s");
        properties.putAll(more);
        return Service.start(database, properties).awaitStreams();
    }

    private String consumer() {
        return Selection.of("tick", 1, "new").consumer(name);
    }

    private void publish(int... numbers) {
        service.publish(
                Arrays.stream(numbers).mapToObj(n -> Ticks.by(person, n)).toArray(Tick[]::new));
    }

    private void awaitSeen(Integer... numbers) {
        await().untilAsserted(() -> assertThat(seen()).containsExactly(numbers));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    private List<Integer> seen() {
        return service.transactions().executeRead(tx -> {
            try (var rows = tx.getConnection().createStatement().executeQuery("select number from seen order by id")) {
                List<Integer> numbers = new ArrayList<>();
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
                return numbers;
            }
        });
    }
}
