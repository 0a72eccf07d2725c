package dev.shrike.topology.reading;

import java.util.List;
import java.util.Objects;

/**
 * A question as it goes to another instance.
 *
 * @param topology short name of the topology
 * @param store name of the store
 * @param kind what is asked
 * @param from key, or first key of a range, as the store writes keys; else null
 * @param to last key of a range; else null
 * @param asOf moment whose values are asked for, in milliseconds since 1970; null for the latest
 * @param limit most rows of each partition, where the first ones are asked; else 0
 * @param partitions of which partitions
 * @param stale whether a copy that lags may answer
 */
public record StoreQuestion(
        String topology,
        String store,
        Kind kind,
        byte[] from,
        byte[] to,
        Long asOf,
        int limit,
        List<Integer> partitions,
        boolean stale) {

    /** Checks that it is whole. */
    public StoreQuestion {
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(kind, "kind");
        partitions = List.copyOf(partitions);
        if (((kind == Kind.GET || kind == Kind.RANGE) && from == null) || (kind == Kind.RANGE && to == null)) {
            throw new IllegalArgumentException("A question about keys names them");
        }
    }

    /** What can be asked. */
    public enum Kind {
        /** The value of a key. */
        GET,
        /** The rows between two keys. */
        RANGE,
        /** The first rows. */
        FIRST,
        /** How many rows. */
        COUNT
    }
}
