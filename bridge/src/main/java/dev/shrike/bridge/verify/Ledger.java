package dev.shrike.bridge.verify;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** What is known of each sequence of the range, in some 9 bytes for each. Used by one thread. */
final class Ledger {
    private static final int BLOCK = 1 << 12;

    private final Map<Long, Block> blocks = new TreeMap<>();
    private long from;
    private long to;

    /** What a record of the history is to the ledger. */
    enum Sight {
        /** Not in the range. */
        OUTSIDE,
        /** The first record of its sequence. */
        FIRST,
        /** Another record of a sequence that has one. */
        AGAIN,
        /** Another event than the stream's. */
        OTHER
    }

    private static final class Block {
        private final long[] ids = new long[BLOCK];
        private final BitSet expected = new BitSet(BLOCK);
        private final BitSet seen = new BitSet(BLOCK);
        private final BitSet excused = new BitSet(BLOCK);
        private final BitSet letters = new BitSet(BLOCK);
    }

    /** The range, both ends included. */
    Ledger(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Leaves out what lies before and behind; to be said before anything else is noted there. */
    void narrow(long first, long last) {
        from = Math.max(from, first);
        to = Math.min(to, last);
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    boolean covers(long sequence) {
        return sequence >= from && sequence <= to;
    }

    /** The stream holds it. */
    void expect(long sequence, long id) {
        Block block = block(sequence);
        block.ids[at(sequence)] = id;
        block.expected.set(at(sequence));
    }

    /** It need not be in the history. */
    void excuse(long sequence) {
        block(sequence).excused.set(at(sequence));
    }

    /** It is among the dead letters. */
    void letter(long sequence) {
        if (covers(sequence)) {
            block(sequence).letters.set(at(sequence));
        }
    }

    /** The history holds it. */
    Sight see(long sequence, long id) {
        if (!covers(sequence)) {
            return Sight.OUTSIDE;
        }
        Block block = block(sequence);
        int at = at(sequence);
        boolean again = block.seen.get(at);
        block.seen.set(at);
        long expected = block.ids[at];
        if (expected != Fingerprint.UNKNOWN && id != Fingerprint.UNKNOWN && expected != id) {
            return Sight.OTHER;
        }
        return again ? Sight.AGAIN : Sight.FIRST;
    }

    boolean isSeen(long sequence) {
        return covers(sequence) && block(sequence).seen.get(at(sequence));
    }

    long id(long sequence) {
        return block(sequence).ids[at(sequence)];
    }

    long expected() {
        return blocks.values().stream()
                .mapToLong(block -> block.expected.cardinality())
                .sum();
    }

    long excused() {
        return blocks.values().stream()
                .mapToLong(block -> block.excused.cardinality())
                .sum();
    }

    /** Messages of the stream that the history holds. */
    long mirrored() {
        return blocks.values().stream()
                .mapToLong(block -> both(block.expected, block.seen))
                .sum();
    }

    /** Messages of the stream that are among the dead letters and not in the history. */
    long deadLetters() {
        return blocks.values().stream()
                .mapToLong(block -> {
                    var open = (BitSet) block.letters.clone();
                    open.andNot(block.seen);
                    return both(open, block.expected);
                })
                .sum();
    }

    /** Every message of the stream that is nowhere and has no excuse, in order. */
    void forEachMissing(LongConsumer each) {
        blocks.forEach((number, block) -> {
            var missing = (BitSet) block.expected.clone();
            missing.andNot(block.seen);
            missing.andNot(block.excused);
            missing.andNot(block.letters);
            missing.stream().forEach(at -> each.accept(number * BLOCK + at));
        });
    }

    /** Every sequence of the range that the history holds, in order. */
    void forEachSeen(LongConsumer each) {
        blocks.forEach((number, block) -> block.seen.stream().forEach(at -> each.accept(number * BLOCK + at)));
    }

    private static int both(BitSet one, BitSet other) {
        var both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }

    private Block block(long sequence) {
        return blocks.computeIfAbsent(sequence / BLOCK, number -> new Block());
    }

    private static int at(long sequence) {
        return (int) (sequence % BLOCK);
    }
}
