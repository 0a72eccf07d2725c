package dev.shrike.messaging.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.outbox.OutsideTransactionException;
import dev.shrike.schemas.tick.v1.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AggregateStoreIT {
    private static Service service;
    private static AggregateStore store;

    private final UUID person = UUID.randomUUID();
    private final AggregateId aggregate = new AggregateId("tick", person.toString());

    @BeforeAll
    static void start() {
        service = Service.start(Service.newDatabase(), Map.of()).awaitStreams();
        store = service.dataSourceBean(AggregateStore.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whatIsAppendedIsHistoryAndIsPublishedInItsOrder() {
        assertThat(append(0, 1, 2)).isEqualTo(2);
        assertThat(append(2, 3)).isEqualTo(3);
        service.awaitPublished();

        assertThat(store.version(aggregate)).isEqualTo(3);
        assertThat(history()).containsExactly(1, 2, 3);
        assertThat(service.ticksOf(person))
                .extracting(event -> Ticks.number((Tick) event.event()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void theHistoryIsReadFromAnyVersion() {
        append(0, 1, 2, 3, 4, 5);

        assertThat(store.read(aggregate, 2, 2))
                .extracting(VersionedEvent::version)
                .containsExactly(3L, 4L);
        assertThat(store.read(aggregate, 5, 2)).isEmpty();
    }

    @Test
    void anotherVersionThanTheExpectedIsAConflictThatNamesBothAndWritesNothing() {
        append(0, 1, 2);

        for (long expected : new long[] {0, 1, 3}) {
            assertThatThrownBy(() -> append(expected, 9))
                    .asInstanceOf(InstanceOfAssertFactories.type(ConcurrentAppendException.class))
                    .satisfies(conflict -> {
                        assertThat(conflict.aggregate()).isEqualTo(aggregate);
                        assertThat(conflict.expected()).isEqualTo(expected);
                        assertThat(conflict.actual()).isEqualTo(2);
                        assertThat(conflict).hasMessageContaining("version 2, not at the expected version " + expected);
                    });
        }
        service.awaitPublished();

        assertThat(history()).containsExactly(1, 2);
        assertThat(service.ticksOf(person)).hasSize(2);
    }

    @Test
    void theSlowerOfTwoWritersWaitsAndLosesOnceTheOtherHasCommitted() throws Exception {
        append(0, 1);

        Future<Long> slower = whileAnotherAppends(false);

        assertThatThrownBy(() -> slower.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConcurrentAppendException.class)
                .hasMessageContaining("is at version 2, not at the expected version 1");
        assertThat(history()).containsExactly(1, 2);
    }

    @Test
    void theSlowerOfTwoWritersWinsWhenTheOtherRollsBack() throws Exception {
        append(0, 1);

        assertThat(whileAnotherAppends(true).get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(history()).containsExactly(1, 3);
    }

    @Test
    void ofTwoWhoCreateAnAggregateOneLoses() throws Exception {
        Future<Long> slower = whileAnotherAppends(false);

        assertThatThrownBy(() -> slower.get(30, TimeUnit.SECONDS))
                .cause()
                .hasMessageContaining("is at version 1, not at the expected version 0");
        assertThat(history()).containsExactly(2);
    }

    @Test
    void refusesToWorkWithoutATransaction() {
        assertThatThrownBy(() -> store.append(aggregate, 0, List.of(Ticks.by(person, 1))))
                .isInstanceOf(OutsideTransactionException.class);
        assertThat(store.version(aggregate)).isZero();
    }

    @Test
    void refusesEventsOfAnotherAggregate() {
        assertThatThrownBy(() -> service.transactions()
                        .executeWrite(tx -> store.append(aggregate, 0, List.of(Ticks.by(UUID.randomUUID(), 1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(aggregate.toString());
    }

    @Test
    void whatIsForgottenIsGoneAndASlowWriterCannotBringItBack() {
        append(0, 1, 2);

        assertThat(store.forget(aggregate)).isEqualTo(2);

        assertThat(store.version(aggregate)).isZero();
        assertThat(history()).isEmpty();
        assertThatThrownBy(() -> append(2, 3)).isInstanceOf(ConcurrentAppendException.class);
    }

    /** Appends 2 in a transaction, and meanwhile 3 with the same expectation in another; the first ends once the second waits. */
    private Future<Long> whileAnotherAppends(boolean rollBack) throws Exception {
        long seen = store.version(aggregate);
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> service.transactions().executeWrite(tx -> {
                store.append(aggregate, seen, List.of(Ticks.by(person, 2)));
                appended.countDown();
                awaited(release);
                if (rollBack) {
                    tx.setRollbackOnly();
                }
                return null;
            }));
            awaited(appended);
            Future<Long> second = threads.submit(() -> append(seen, 3));
            Awaitility.await("the second waits for the first")
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            service.count("select count(*) from pg_stat_activity where datname = current_database()"
                                            + " and wait_event_type = 'Lock'")
                                    > 0);
            release.countDown();
            first.get(30, TimeUnit.SECONDS);
            return second;
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long append(long expected, long... numbers) {
        List<Tick> ticks = LongStream.of(numbers)
                .mapToObj(number -> Ticks.by(person, (int) number))
                .toList();
        return service.transactions().executeWrite(tx -> store.append(aggregate, expected, ticks));
    }

    private List<Integer> history() {
        return store.read(aggregate, 0, 100).stream()
                .map(event -> Ticks.number((Tick) event.event()))
                .toList();
    }
}
