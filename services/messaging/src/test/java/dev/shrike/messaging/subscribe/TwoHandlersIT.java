package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class TwoHandlersIT {
    private static final int WAVE = 20;
    private static final int DONE_BEFORE_THE_STOP = 3;

    private final List<UUID> people = Stream.generate(UUID::randomUUID).limit(8).toList();
    private final String name = "recorder-" + UUID.randomUUID();
    private final String database = Service.newDatabase();
    private final AtomicInteger published = new AtomicInteger();

    @Test
    void twoInstancesShareTheEventsAndWhatOneHasNotBegunWhenItStopsGoesToTheOther() throws Exception {
        try (Service first = Service.start(database, Map.of()).awaitStreams()) {
            first.change("create table seen (id bigint generated always as identity, number int)");
        }
        Service leaving = start();
        try (Service staying = start()) {
            Recorder leavingRecorder = leaving.bean(Recorder.class);
            Recorder stayingRecorder = staying.bean(Recorder.class);
            leavingRecorder.mayFinish.drainPermits();
            leavingRecorder.mayFinish.release(DONE_BEFORE_THE_STOP);

            await().until(() -> {
                publishWave(staying);
                return leavingRecorder.calls.get() > DONE_BEFORE_THE_STOP;
            });
            EventHub hub = leaving.bean(EventHub.class);
            Thread stopping = Thread.ofVirtual().start(leaving::close);
            await().until(() -> hub.consumers().getFirst().stopping());
            leavingRecorder.mayFinish.release(1_000_000);
            stopping.join();
            publishWave(staying);

            await().until(() -> staying.count("select count(*) from seen") >= published.get());
            assertThat(staying.count("select count(*) from seen")).isEqualTo(published.get());
            assertThat(staying.count("select count(distinct number) from seen")).isEqualTo(published.get());
            assertThat(leavingRecorder.calls.get() + stayingRecorder.calls.get())
                    .as("calls of the handler")
                    .isEqualTo(published.get());
            assertThat(leavingRecorder.overlaps.get() + stayingRecorder.overlaps.get())
                    .as("two events of one aggregate at once")
                    .isZero();
            staying.bean(NatsConnection.class)
                    .management()
                    .deleteConsumer("TICK", Selection.of("tick", 1, "new").consumer(name));
        } finally {
            leaving.close();
        }
    }

    private Service start() {
        return Service.start(
                        database,
                        Map.of(
                                "recorder.name",
                                name,
                                "recorder.person",
                                people.stream().map(UUID::toString).collect(Collectors.joining(",")),
                                "recorder.concurrency",
                                4,
                                "shrike.messaging.subscribe.ack-wait",
                                "5s"))
                .awaitStreams();
    }

    private void publishWave(Service service) {
        int begin = published.getAndAdd(WAVE);
        service.publish(IntStream.range(begin, begin + WAVE)
                .mapToObj(number -> Ticks.by(people.get(number % people.size()), number))
                .toArray(Tick[]::new));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
