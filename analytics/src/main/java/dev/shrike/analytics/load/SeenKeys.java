package dev.shrike.analytics.load;

/**
 * Which keys may have a row: a Bloom filter (B. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970), with two
 * hashes combined into eight (A. Kirsch, M. Mitzenmacher, "Less hashing, same performance", 2006). One key in about 100,000 is taken
 * for seen and is not, and more when there are more keys than were expected; none that was seen is missed. For one thread.
 */
final class SeenKeys {
    private static final int BITS_PER_KEY = 16;
    private static final int HASHES = 8;
    private static final long FEWEST = 100_000;
    private static final long MOST = 20_000_000;

    private final long[] words;
    private final long bits;

    SeenKeys(long expected) {
        words = new long[(int) (Math.clamp(2 * expected, FEWEST, MOST) * BITS_PER_KEY / Long.SIZE)];
        bits = (long) words.length * Long.SIZE;
    }

    /** Whether the key of this hash may have been added before; it is now. */
    boolean add(long hash) {
        long step = (hash >>> Integer.SIZE) * 0xC2B2_AE3D_27D4_EB4FL;
        long at = (int) hash * 0x9E37_79B9_7F4A_7C15L;
        boolean seen = true;
        for (int i = 0; i < HASHES; i++) {
            long bit = Math.unsignedMultiplyHigh(at + i * step, bits);
            long mask = 1L << bit;
            int word = (int) (bit / Long.SIZE);
            seen &= (words[word] & mask) != 0;
            words[word] |= mask;
        }
        return seen;
    }
}
