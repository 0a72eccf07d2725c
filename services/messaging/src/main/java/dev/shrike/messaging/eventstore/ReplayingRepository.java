package dev.shrike.messaging.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds states from a snapshot, if there is one, and the events since. */
final class ReplayingRepository<S> implements AggregateRepository<S> {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayingRepository.class);
    private static final int TRIES = 5;

    private final JdbcAggregateStore store;
    private final Evolution<S> evolution;
    private final Optional<SnapshotTable<S>> snapshots;

    ReplayingRepository(JdbcAggregateStore store, Evolution<S> evolution, Optional<SnapshotTable<S>> snapshots) {
        this.store = store;
        this.evolution = evolution;
        this.snapshots = snapshots;
    }

    @Override
    public Loaded<S> load(String id) {
        AggregateId aggregate = new AggregateId(evolution.event(), id);
        Optional<Loaded<S>> snapshot = snapshot(aggregate);
        long version = store.version(aggregate);
        Loaded<S> loaded = replayed(
                aggregate,
                snapshot.filter(there -> there.version() <= version)
                        .orElseGet(() -> new Loaded<>(evolution.initial(), 0, 0)));
        if (loaded.version() < version) {
            throw new HistoryGapException(aggregate, loaded.version() + 1, "there should be " + version);
        }
        return loaded;
    }

    private Loaded<S> replayed(AggregateId aggregate, Loaded<S> from) {
        Loaded<S> at = from;
        int read = AggregateStore.MAX_LIMIT;
        while (read == AggregateStore.MAX_LIMIT) {
            List<VersionedEvent> events = store.read(aggregate, at.version(), AggregateStore.MAX_LIMIT);
            for (VersionedEvent event : events) {
                at = after(aggregate, at, event);
            }
            read = events.size();
        }
        return at;
    }

    @Override
    public Loaded<S> append(String id, Loaded<S> seen, List<? extends SpecificRecord> events) {
        store.requireTransaction();
        if (events.isEmpty()) {
            return seen;
        }
        AggregateId aggregate = new AggregateId(evolution.event(), id);
        long version = store.append(aggregate, seen.version(), events);
        S state = seen.state();
        for (SpecificRecord event : events) {
            state = evolution.evolve(state, event);
        }
        Loaded<S> after = new Loaded<>(state, version, seen.sinceSnapshot() + events.size());
        return snapshots
                .filter(table -> after.sinceSnapshot() >= table.form().every())
                .map(table -> saved(table, aggregate, after))
                .orElse(after);
    }

    @Override
    public Loaded<S> update(String id, Function<S, ? extends List<? extends SpecificRecord>> decision) {
        return store.transactions().executeWrite(tx -> {
            for (int attempt = 1; attempt < TRIES; attempt++) {
                try {
                    return tried(id, decision);
                } catch (ConcurrentAppendException lost) {
                    LOG.debug("Deciding again: {}", lost.getMessage());
                }
            }
            return tried(id, decision);
        });
    }

    private Loaded<S> tried(String id, Function<S, ? extends List<? extends SpecificRecord>> decision) {
        Loaded<S> seen = load(id);
        return append(id, seen, decision.apply(seen.state()));
    }

    private Optional<Loaded<S>> snapshot(AggregateId aggregate) {
        return snapshots.flatMap(table -> store.read(aggregate, connection -> table.find(connection, aggregate)));
    }

    private Loaded<S> saved(SnapshotTable<S> table, AggregateId aggregate, Loaded<S> at) {
        store.write(aggregate, connection -> table.save(connection, aggregate, at.version(), at.state()));
        return new Loaded<>(at.state(), at.version(), 0);
    }

    private Loaded<S> after(AggregateId aggregate, Loaded<S> at, VersionedEvent event) {
        if (event.version() != at.version() + 1) {
            throw new HistoryGapException(aggregate, at.version() + 1, "the next is " + event.version());
        }
        return new Loaded<>(evolution.evolve(at.state(), event.event()), event.version(), at.sinceSnapshot() + 1);
    }
}
