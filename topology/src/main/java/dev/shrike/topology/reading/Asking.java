package dev.shrike.topology.reading;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.query.NotReadyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each partition's owner, several of them at once, and for the partitions of one that does not answer their standbys, this
 * instance first. All partitions are answered, or none. Thread-safe.
 */
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final String topology;
    private final Instance self;
    private final LocalReads local;
    private final Peers peers;
    private final StaleAnswers told;

    Asking(String topology, Instance self, LocalReads local, Peers peers, StaleAnswers told) {
        this.topology = topology;
        this.self = self;
        this.local = local;
        this.peers = peers;
        this.told = told;
    }

    /**
     * @param places where each partition that is asked lies
     * @throws NotReadyException when one of them can be had from nobody
     */
    <K, V> Found<K, V> ask(QueryableStore<K, V> store, Question<K> question, Map<Integer, KeyQueryMetadata> places) {
        Map<HostInfo, List<Integer>> byOwner = places.keySet().stream()
                .collect(
                        Collectors.groupingBy(partition -> places.get(partition).activeHost()));
        Found<K, V> found = byOwner.size() == 1
                ? ofOwner(store, question, byOwner.entrySet().iterator().next(), places)
                : ofOwners(store, question, byOwner, places);
        found.lag().ifPresent(told::given);
        return found;
    }

    private <K, V> Found<K, V> ofOwners(
            QueryableStore<K, V> store,
            Question<K> question,
            Map<HostInfo, List<Integer>> byOwner,
            Map<Integer, KeyQueryMetadata> places) {
        return atOnce(byOwner.entrySet(), owner -> ofOwner(store, question, owner, places));
    }

    private <G, K, V> Found<K, V> atOnce(Collection<G> groups, Function<G, Found<K, V>> asks) {
        var answers = new ArrayList<Future<Found<K, V>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            groups.forEach(group -> answers.add(threads.submit(() -> asks.apply(group))));
        }
        return answers.stream().map(this::result).reduce(Found.nothing(), Found::and);
    }

    private <T> T result(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("Asking other instances failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException(topology + " was interrupted while it asked other instances", e);
        }
    }

    private <K, V> Found<K, V> ofOwner(
            QueryableStore<K, V> store,
            Question<K> question,
            Map.Entry<HostInfo, List<Integer>> owner,
            Map<Integer, KeyQueryMetadata> places) {
        List<Integer> partitions = owner.getValue();
        try {
            return self.is(owner.getKey())
                    ? local.owned(store, question, partitions)
                    : remote(owner.getKey(), store, question, partitions, false);
        } catch (InvalidStateStoreException | PeerException e) {
            if (!self.standbys()) {
                throw new NotReadyException(topology + " cannot answer now: " + e.getMessage(), e);
            }
            LOG.debug("{} of {} does not answer: {}", owner.getKey(), topology, e.getMessage());
            return ofStandbys(store, question, partitions, places);
        }
    }

    private <K, V> Found<K, V> ofStandbys(
            QueryableStore<K, V> store,
            Question<K> question,
            Collection<Integer> partitions,
            Map<Integer, KeyQueryMetadata> places) {
        return atOnce(
                byStandbys(partitions, places).entrySet(),
                group -> ofStandby(store, question, group.getValue(), group.getKey()));
    }

    private static Map<Set<HostInfo>, List<Integer>> byStandbys(
            Collection<Integer> partitions, Map<Integer, KeyQueryMetadata> places) {
        return partitions.stream()
                .collect(
                        Collectors.groupingBy(partition -> places.get(partition).standbyHosts()));
    }

    /** The first copy that answers for all these partitions. This instance may have one that nobody knows of yet. */
    private <K, V> Found<K, V> ofStandby(
            QueryableStore<K, V> store, Question<K> question, List<Integer> partitions, Set<HostInfo> standbys) {
        var reasons = new TreeMap<String, String>();
        Set<Optional<HostInfo>> candidates = new LinkedHashSet<>(List.of(Optional.empty()));
        standbys.stream().filter(host -> !self.is(host)).map(Optional::of).forEach(candidates::add);
        for (Optional<HostInfo> candidate : candidates) {
            try {
                return candidate.isEmpty()
                        ? local.copied(store, question, partitions)
                        : remote(candidate.get(), store, question, partitions, true);
            } catch (InvalidStateStoreException | PeerException e) {
                reasons.put(candidate.map(HostInfo::toString).orElse("here"), e.getMessage());
            }
        }
        throw new NotReadyException(topology + " cannot answer now: neither the owner nor a standby does " + reasons);
    }

    private <K, V> Found<K, V> remote(
            HostInfo peer, QueryableStore<K, V> store, Question<K> question, List<Integer> of, boolean stale) {
        var wire = new WireForm<>(topology, store);
        StoreAnswer answer = peers.ask(peer, wire.write(question, of, stale));
        try {
            return wire.read(answer);
        } catch (SerializationException e) {
            throw new PeerException(peer + " gives rows that are none of " + store.name(), e);
        }
    }
}
