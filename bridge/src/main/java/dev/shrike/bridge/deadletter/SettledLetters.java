package dev.shrike.bridge.deadletter;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which dead letters are settled, at about a bit for each offset of the topic. Used by one thread. */
public final class SettledLetters {
    private static final int BLOCK_BITS = 16;

    private final Map<LetterId, BitSet> blocks = new HashMap<>();

    void add(LetterId id) {
        blocks.computeIfAbsent(block(id), first -> new BitSet()).set(bit(id));
    }

    /** Whether this letter is settled. */
    public boolean contains(LetterId id) {
        BitSet block = blocks.get(block(id));
        return block != null && block.get(bit(id));
    }

    private static LetterId block(LetterId id) {
        return new LetterId(id.partition(), id.offset() >> BLOCK_BITS);
    }

    private static int bit(LetterId id) {
        return (int) (id.offset() & ((1 << BLOCK_BITS) - 1));
    }
}
