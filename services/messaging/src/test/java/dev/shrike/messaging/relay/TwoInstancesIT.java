package dev.shrike.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** As many events as {@code -Dmessaging.outbox.events} says. */
class TwoInstancesIT {
    private static final int EVENTS = Integer.getInteger("messaging.outbox.events", 5_000);
    private static final int PEOPLE = 50;
    private static final int TRANSACTION = 50;
    private static final long PATIENCE_SECONDS = 60L + EVENTS / 100;

    private final List<UUID> people =
            Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();

    @Test
    void twoInstancesOverOneDatabasePublishEveryEventOnceAndInOrder() throws Exception {
        String database = Service.newDatabase();
        Map<String, Object> quick = Map.of("shrike.messaging.relay.lease", "2s", "shrike.messaging.relay.batch", "200");
        try (Service one = Service.start(database, quick).awaitStreams();
                Service two = Service.start(database, quick);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Awaitility.await("both have shards").atMost(Duration.ofSeconds(60)).until(() -> holders(one) == 2);

            Future<?> evenPeople = callers.submit(() -> append(one, 0));
            Future<?> oddPeople = callers.submit(() -> append(two, 1));
            evenPeople.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            oddPeople.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            one.awaitPublished(Duration.ofSeconds(PATIENCE_SECONDS));

            Set<UUID> ids = new HashSet<>();
            List<Integer> numbers = new ArrayList<>();
            for (UUID person : people) {
                List<StoredEvent> ticks = one.ticksOf(person);
                assertThat(ticks)
                        .extracting(event -> Ticks.number((Tick) event.event()))
                        .isSorted();
                ticks.forEach(tick -> {
                    ids.add(tick.envelope().id());
                    numbers.add(Ticks.number((Tick) tick.event()));
                });
            }
            assertThat(numbers).hasSize(EVENTS).doesNotHaveDuplicates();
            assertThat(ids).hasSize(EVENTS);
        }
    }

    /** Each instance appends for its own half of the people; who relays what is another matter. */
    private void append(Service service, int half) {
        int[] numbers = IntStream.range(0, EVENTS)
                .filter(number -> number % PEOPLE % 2 == half)
                .toArray();
        for (int from = 0; from < numbers.length; from += TRANSACTION) {
            service.publish(IntStream.range(from, Math.min(from + TRANSACTION, numbers.length))
                    .mapToObj(i -> Ticks.by(people.get(numbers[i] % PEOPLE), numbers[i]))
                    .toArray(Tick[]::new));
        }
    }

    private static long holders(Service service) {
        return service.count("select count(distinct relay) from outbox_shard where leased_until > now()");
    }
}
