package dev.shrike.bridge.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.kafka.FakeKafka;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The real lane between a stream and a Kafka in memory: however its attempts end, and whatever the stream does in between, what a
 * reader of committed records sees is what came in, once, in the order of each key.
 */
class LanePropertyTest {
    static final Turn UNTROUBLED = new Turn(0, 0, 0, false, 5, 4, Ending.STOPPED, Integer.MAX_VALUE);

    private static final int EVERYTHING = 1_000;
    private static final int HARDLY_ANYTHING = 1;

    @Property(tries = 50)
    void theOutputIsTheInputOnceAndInOrderOfEachKey(@ForAll("lives") List<Turn> life) throws Exception {
        live(new FakeWorld(EVERYTHING), life);
    }

    /** What is published once is mirrored once even by a lane that would not know it again. */
    @Property(tries = 50)
    void noSequenceIsMirroredTwice(@ForAll("lives") List<Turn> life) throws Exception {
        live(
                new FakeWorld(HARDLY_ANYTHING),
                life.stream().map(Turn::withoutRepetition).toList());
    }

    private static void live(FakeWorld world, List<Turn> life) throws Exception {
        var input = new FakeInput(world.stream());
        for (Turn turn : life) {
            input.happen(turn, mirrored(world));
            new FakeAttempt(world, turn).run();
        }
        new FakeAttempt(world, UNTROUBLED).run();
        Map<String, List<String>> expected = input.byKey();
        assertThat(byKey(world.kafka(), FakeWorld.HISTORY)).isEqualTo(expected);
        assertThat(byKey(world.kafka(), FakeWorld.LATEST)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Turn>> lives() {
        Arbitrary<Integer> publish = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> again = seldom(Arbitraries.integers().between(1, 4), 0);
        Arbitrary<Integer> expire = seldom(Arbitraries.integers().between(1, 3), 0);
        Arbitrary<Boolean> delete = seldom(Arbitraries.just(true), false);
        Arbitrary<Integer> portion = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> perTransaction = Arbitraries.integers().between(1, 8);
        Arbitrary<Integer> at = Arbitraries.integers().between(1, 4);
        return Combinators.combine(
                        publish, again, expire, delete, portion, perTransaction, Arbitraries.of(Ending.class), at)
                .as(Turn::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static <T> Arbitrary<T> seldom(Arbitrary<T> values, T otherwise) {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(otherwise)), Tuple.of(1, values));
    }

    private static Set<String> mirrored(FakeWorld world) {
        var ids = new LinkedHashSet<String>();
        world.kafka().committed(FakeWorld.HISTORY).forEach(found -> ids.add(FakeWorld.id(found)));
        return ids;
    }

    private static Map<String, List<String>> byKey(FakeKafka kafka, String topic) {
        var byKey = new LinkedHashMap<String, List<String>>();
        kafka.committed(topic)
                .forEach(found -> byKey.computeIfAbsent(
                                new String(found.key(), StandardCharsets.UTF_8), any -> new ArrayList<>())
                        .add(FakeWorld.id(found)));
        return byKey;
    }
}
