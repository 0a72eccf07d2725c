package dev.shrike.topology.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.topology.query.NotReadyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

/** Instances with real stores; only the HTTP between them is left out. */
class AskingTest {
    private static final HostInfo HERE = new HostInfo("here", 1);
    private static final HostInfo THERE = new HostInfo("there", 2);
    private static final HostInfo BEYOND = new HostInfo("beyond", 3);
    private static final HostInfo ELSEWHERE = new HostInfo("elsewhere", 4);
    private static final long MOST_LAG = 10;
    private static final Question<Long> THE_LAST = new Question.Get<>(300L);

    private final Map<HostInfo, LocalReads> instances = new HashMap<>();
    private final Set<HostInfo> garbled = new HashSet<>();
    private final List<Long> told = new ArrayList<>();

    @Test
    void a_partition_of_another_instance_is_asked_there() {
        instance(HERE, Nests.elsewhere(), 0);
        instance(THERE, Nests.owned(), 0);

        assertThat(ask(true, place(THERE)).rows()).containsExactly(KeyValue.pair(300L, "three hundred"));
        assertThat(told).isEmpty();
    }

    @Test
    void when_the_owner_does_not_answer_the_copy_here_does_and_its_lag_is_told() {
        instance(HERE, Nests.copied(), MOST_LAG);

        Found<Long, String> found = ask(true, place(THERE, HERE));

        assertThat(found.rows()).containsExactly(KeyValue.pair(300L, "three hundred"));
        assertThat(told).containsExactly(MOST_LAG);
    }

    @Test
    void a_copy_that_is_too_far_behind_does_not_answer_and_another_one_is_asked() {
        instance(HERE, Nests.copied(), MOST_LAG + 1);
        instance(BEYOND, Nests.copied(), 3);

        assertThat(ask(true, place(THERE, HERE, BEYOND)).rows()).hasSize(1);
        assertThat(told).containsExactly(3L);
    }

    @Test
    void when_every_copy_is_too_far_behind_the_question_is_refused_and_says_why() {
        instance(HERE, Nests.copied(), MOST_LAG + 1);
        instance(BEYOND, Nests.copied(), 5_000);

        assertThatThrownBy(() -> ask(true, place(THERE, HERE, BEYOND)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("its copy is 11 records behind, more than 10")
                .hasMessageContaining("beyond");
    }

    @Test
    void a_copy_of_which_nobody_knows_how_far_it_is_behind_does_not_answer() {
        instances.put(HERE, new LocalReads(Nests.copied(), lags(Map.of()), MOST_LAG));

        assertThatThrownBy(() -> ask(true, place(THERE, HERE)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("is not known");
    }

    @Test
    void where_there_are_no_standbys_copies_never_answer() {
        instance(HERE, Nests.copied(), 0);

        assertThatThrownBy(() -> ask(false, place(THERE, HERE))).isInstanceOf(NotReadyException.class);
    }

    @Test
    void an_owner_whose_answer_cannot_be_read_counts_as_one_that_does_not_answer() {
        instance(HERE, Nests.copied(), 2);
        garbled.add(THERE);

        assertThat(ask(true, place(THERE, HERE)).rows()).containsExactly(KeyValue.pair(300L, "three hundred"));
        assertThat(told).containsExactly(2L);
        assertThatThrownBy(() -> ask(false, place(THERE, HERE)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("rows that are none of nests");
    }

    @Test
    void a_question_with_a_key_that_is_none_is_refused() {
        var question = new StoreQuestion(
                "nesting", "nests", StoreQuestion.Kind.GET, new byte[] {1, 2}, null, null, 0, List.of(0), false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WireForm<>("nesting", Nests.STORE).read(question))
                .withMessage("No key of nests");
    }

    @Test
    void partitions_with_different_standbys_are_asked_of_them_all() {
        instance(HERE, Nests.elsewhere(), 0);
        instance(BEYOND, Nests.copied(), 3);
        instance(ELSEWHERE, Nests.copied(), 4);
        var both = Map.of(0, place(THERE, BEYOND), 1, place(THERE, ELSEWHERE));

        assertThat(asking(true).ask(Nests.STORE, new Question.Count<>(), both).count())
                .isEqualTo(6);
        assertThat(told).containsExactly(4L);
    }

    @Test
    void all_partitions_are_answered_or_none() {
        instance(HERE, Nests.owned(), 0);
        instance(THERE, Nests.owned(), 0);
        var count = new Question.Count<Long>();
        var both = Map.of(0, place(HERE), 1, place(THERE));

        assertThat(asking(false).ask(Nests.STORE, count, both).count()).isEqualTo(6);

        instances.remove(THERE);
        assertThatThrownBy(() -> asking(false).ask(Nests.STORE, count, both)).isInstanceOf(NotReadyException.class);
    }

    @Test
    void every_kind_of_question_comes_back_the_same_over_the_wire() {
        instance(HERE, Nests.elsewhere(), 0);
        instance(THERE, Nests.owned(), 0);
        var there = Map.of(0, place(THERE));

        assertThat(asking(true)
                        .ask(Nests.STORE, new Question.Range<>(2L, 300L), there)
                        .rows())
                .extracting(row -> row.key)
                .containsExactly(2L, 300L);
        assertThat(asking(true)
                        .ask(Nests.STORE, new Question.First<Long>(1), there)
                        .rows())
                .containsExactly(KeyValue.pair(1L, "one"));
        assertThat(asking(true).ask(Nests.STORE, new Question.Get<>(7L), there).rows())
                .isEmpty();
    }

    private Found<Long, String> ask(boolean standbys, KeyQueryMetadata place) {
        return asking(standbys).ask(Nests.STORE, THE_LAST, Map.of(0, place));
    }

    private Asking asking(boolean standbys) {
        var self = new Instance(Optional.of(HERE), standbys, MOST_LAG);
        return new Asking("nesting", self, instances.get(HERE), this::overTheWire, told::add);
    }

    private StoreAnswer overTheWire(HostInfo peer, StoreQuestion asked) {
        if (garbled.contains(peer)) {
            return new StoreAnswer(List.of(new StoreAnswer.Row(new byte[] {1, 2}, new byte[0])), 0, null);
        }
        LocalReads reads = instances.get(peer);
        if (reads == null) {
            throw new PeerException(peer + " does not answer");
        }
        var wire = new WireForm<>("nesting", Nests.STORE);
        Question<Long> question = wire.read(asked);
        try {
            return wire.write(
                    asked.stale()
                            ? reads.copied(Nests.STORE, question, asked.partitions())
                            : reads.owned(Nests.STORE, question, asked.partitions()));
        } catch (InvalidStateStoreException e) {
            throw new PeerException(peer + ": " + e.getMessage(), e);
        }
    }

    private void instance(HostInfo host, Nests nests, long lag) {
        instances.put(host, new LocalReads(nests, lags(Map.of("nests", Map.of(0, lag, 1, lag))), MOST_LAG));
    }

    private static Lags lags(Map<String, Map<Integer, Long>> lags) {
        return new Lags(() -> lags, Duration.ofSeconds(5), System::nanoTime);
    }

    private static KeyQueryMetadata place(HostInfo owner, HostInfo... standbys) {
        return new KeyQueryMetadata(owner, Set.of(standbys), 0);
    }
}
