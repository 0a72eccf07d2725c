package dev.shrike.messaging.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateRepositoryIT {
    private static final int SCHEMA = 3;

    private static Service service;
    private static AggregateStore store;

    private final UUID person = UUID.randomUUID();
    private final String id = person.toString();
    private final AggregateRepository<Tally> full = store.repository(new Tally.Rules());

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
    void twoRacingWritersLoseNoEventAndDecideOnEveryState() throws Exception {
        int each = 60;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        untilWon();
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        service.awaitPublished();

        Integer[] numbers = IntStream.range(0, 2 * each).boxed().toArray(Integer[]::new);
        assertThat(full.load(id).state().ticks()).isEqualTo(2 * each);
        assertThat(store.read(new AggregateId("tick", id), 0, 1_000))
                .extracting(event -> Ticks.number((Tick) event.event()))
                .as("each was decided on the state that it follows")
                .containsExactly(numbers);
        assertThat(service.ticksOf(person))
                .extracting(event -> Ticks.number((Tick) event.event()))
                .as("and published in that order")
                .containsExactly(numbers);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void snapshotAndTailAreTheFullReplay(long seed) {
        Random random = new Random(seed);
        List<AggregateRepository<Tally>> repositories = new ArrayList<>(List.of(full));
        for (int every : new int[] {1, 2, 7, 25}) {
            repositories.add(store.repository(new Tally.Rules(), SnapshotForm.json(Tally.class, SCHEMA, every)));
        }
        Tally expected = new Tally.Rules().initial();
        for (int step = 0; step < 20; step++) {
            AggregateRepository<Tally> writer = repositories.get(random.nextInt(repositories.size()));
            List<Tick> ticks = IntStream.rangeClosed(0, random.nextInt(5))
                    .mapToObj(any -> Ticks.by(person, random.nextInt(1_000)))
                    .toList();
            for (Tick tick : ticks) {
                expected = new Tally.Rules().evolve(expected, tick);
            }
            assertThat(writer.update(id, state -> ticks).state()).isEqualTo(expected);
            for (AggregateRepository<Tally> reader : repositories) {
                Loaded<Tally> loaded = reader.load(id);
                assertThat(loaded.state()).isEqualTo(expected);
                assertThat(loaded.version()).isEqualTo(expected.ticks());
            }
        }
    }

    @Test
    void aSnapshotSparesTheEventsThatItCovers() {
        AggregateRepository<Tally> often = snapshotting(SCHEMA);
        for (int number = 0; number < 5; number++) {
            add(often, number);
        }

        Loaded<Tally> loaded = often.load(id);

        assertThat(loaded.version()).isEqualTo(5);
        assertThat(loaded.sinceSnapshot()).isEqualTo(2);
        assertThat(full.load(id).sinceSnapshot()).isEqualTo(5);
    }

    @Test
    void aSnapshotOfAnotherVersionIsIgnoredAndReplacedByTheNextAppend() {
        add(snapshotting(SCHEMA), 1, 2, 3);
        service.change(
                "update aggregate_snapshot set state = '{\"ticks\":99,\"trace\":0}' where aggregate = '" + id + "'");
        AggregateRepository<Tally> newer = snapshotting(SCHEMA + 1);

        assertThat(snapshotting(SCHEMA).load(id).state().ticks())
                .as("it would be used")
                .isEqualTo(99);
        assertThat(newer.load(id)).isEqualTo(full.load(id));
        add(newer, 4);
        assertThat(newer.load(id).sinceSnapshot()).isZero();
        assertThat(newer.load(id).state()).isEqualTo(full.load(id).state());
        assertThat(snapshotting(SCHEMA).load(id)).isEqualTo(full.load(id));
    }

    @Test
    void aSnapshotThatCannotBeReadIsIgnored() {
        add(snapshotting(SCHEMA), 1, 2, 3);
        service.change("update aggregate_snapshot set state = 'garbage' where aggregate = '" + id + "'");

        assertThat(snapshotting(SCHEMA).load(id)).isEqualTo(full.load(id));
    }

    @Test
    void aSnapshotOfAnAppendThatRollsBackIsNone() {
        AggregateRepository<Tally> often = snapshotting(SCHEMA);

        service.transactions().executeWrite(tx -> {
            often.update(id, state -> List.of(Ticks.by(person, 1), Ticks.by(person, 2), Ticks.by(person, 3)));
            tx.setRollbackOnly();
            return null;
        });

        assertThat(often.load(id)).isEqualTo(new Loaded<>(new Tally.Rules().initial(), 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4})
    void aMissingEventIsToldInsteadOfAWrongState(long missing) {
        add(full, 1, 2, 3, 4);
        service.change("delete from aggregate_event where aggregate = '" + id + "' and version = " + missing);

        assertThatThrownBy(() -> full.load(id))
                .isInstanceOf(HistoryGapException.class)
                .hasMessageContaining("tick/" + id + " lacks version " + missing);
    }

    @Test
    void aLongHistoryIsReadInPieces() {
        int many = AggregateStore.MAX_LIMIT + 5;
        full.update(
                id,
                state -> IntStream.range(0, many)
                        .mapToObj(number -> Ticks.by(person, number))
                        .toList());

        assertThat(full.load(id).state().ticks()).isEqualTo(many);
    }

    @Test
    void aDecisionForNothingChangesNothing() {
        add(full, 1);

        assertThat(full.update(id, state -> List.of())).isEqualTo(full.load(id));
    }

    private static AggregateRepository<Tally> snapshotting(int schemaVersion) {
        return store.repository(new Tally.Rules(), SnapshotForm.json(Tally.class, schemaVersion, 3));
    }

    /** One more tick whose number is the count before it; a race that is lost even at the last try is run again. */
    private void untilWon() {
        while (true) {
            try {
                full.update(id, state -> List.of(Ticks.by(person, state.ticks())));
                return;
            } catch (ConcurrentAppendException lost) {
                assertThat(lost.actual()).isGreaterThan(lost.expected());
            }
        }
    }

    private void add(AggregateRepository<Tally> repository, int... numbers) {
        repository.update(
                id,
                state -> IntStream.of(numbers)
                        .mapToObj(number -> Ticks.by(person, number))
                        .toList());
    }
}
