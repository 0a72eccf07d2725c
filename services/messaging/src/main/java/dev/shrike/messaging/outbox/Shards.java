package dev.shrike.messaging.outbox;

/** The parts of an outbox that are published independently of each other. */
public final class Shards {
    /** How many there are, as many as rows in the table {@code outbox_shard}. Never changes. */
    public static final int COUNT = 16;

    private Shards() {}

    /** The shard of an aggregate, 0 to {@link #COUNT} - 1. {@link String#hashCode} is specified, so it stays the same. */
    static int of(String aggregate) {
        int hash = aggregate.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), COUNT);
    }
}
