package dev.shrike.gdpr.scan.probe;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the values it was made of in any bytes, at any place, and keeps only keyed hashes of them. No value of
 * {@link #WINDOW} bytes or more is ever missed (a longer one than {@link #LONGEST} is found by its first {@code LONGEST} bytes);
 * what is reported falsely takes a collision of HMAC-SHA-256. Immutable and thread-safe.
 *
 * <p>Who holds a probe can check guesses with it: it is to be kept encrypted, and discarded after the verification.
 */
public final class Probe {

    /**
     * Bytes that a value needs to be probed. Eight fill one register, so that the search moves on by a shift and two
     * multiplications per byte; and what is shorter ("Ana", a house number) stands in other people's bytes by chance, so that
     * finding it would prove nothing.
     */
    public static final int WINDOW = Long.BYTES;

    /** Bytes of a value that are looked at; also what a search in pieces has to keep of the piece before. */
    public static final int LONGEST = 1024;

    private static final int FORMAT = 0x53500001; // "SP", version 1
    private static final int LEAST_BITS = 16;
    private static final int MOST_BITS = 24;
    private static final int SPARSENESS = 64;

    private final KeyedHash hash;
    private final ProbeCounts counts;
    private final Mark[] marks;
    private final int[] windows;
    private final long[] filter;
    private final int shift;
    private final int longest;

    Probe(byte[] key, ProbeCounts counts, Collection<Mark> kept) {
        this.hash = new KeyedHash(key);
        this.counts = counts;
        this.marks = kept.stream()
                .sorted(Comparator.comparingInt(Mark::window).thenComparingInt(Mark::length))
                .toArray(Mark[]::new);
        this.windows = Arrays.stream(marks).mapToInt(Mark::window).toArray();
        this.longest = Arrays.stream(marks).mapToInt(Mark::length).max().orElse(0);
        int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, marks.length) * SPARSENESS - 1);
        int bits = Math.clamp(wanted, LEAST_BITS, MOST_BITS);
        this.shift = Integer.SIZE - bits;
        this.filter = new long[1 << (bits - 6)];
        for (int window : windows) {
            int slot = window >>> shift;
            filter[slot >>> 6] |= 1L << slot;
        }
    }

    /** What it was made of. */
    public ProbeCounts counts() {
        return counts;
    }

    /**
     * Where the first known value begins that lies between two places; -1 when none does.
     *
     * @param from first byte that is looked at
     * @param to behind the last one
     */
    public int find(byte[] bytes, int from, int to) {
        int last = from + WINDOW - 1;
        if (marks.length == 0 || last >= to) {
            return -1;
        }
        long window = 0;
        for (int i = from; i < last; i++) {
            window = window << Byte.SIZE | bytes[i] & 0xff;
        }
        for (int i = last; i < to; i++) {
            window = window << Byte.SIZE | bytes[i] & 0xff;
            int hashed = hash.ofWindow(window);
            int slot = hashed >>> shift;
            if ((filter[slot >>> 6] & 1L << slot) != 0 && matches(bytes, i - WINDOW + 1, to, hashed)) {
                return i - WINDOW + 1;
            }
        }
        return -1;
    }

    /** Whether a known value stands anywhere in these bytes. */
    public boolean isIn(byte[] bytes) {
        return find(bytes, 0, bytes.length) >= 0;
    }

    /** The length of the longest known form; a search in pieces overlaps by one byte less. */
    public int longest() {
        return longest;
    }

    /** To be kept encrypted. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * 5 + KeyedHash.KEY_BYTES + marks.length * Mark.BYTES);
        out.putInt(FORMAT).put(hash.key());
        out.putInt(counts.probed()).putInt(counts.tooShort()).putInt(counts.common());
        out.putInt(marks.length);
        for (Mark mark : marks) {
            out.putInt(mark.window()).putShort((short) mark.length()).put(mark.tag());
        }
        return out.array();
    }

    /**
     * From what {@link #toBytes} gave.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    public static Probe of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            require(in.getInt() == FORMAT);
            byte[] key = new byte[KeyedHash.KEY_BYTES];
            in.get(key);
            ProbeCounts counts = new ProbeCounts(in.getInt(), in.getInt(), in.getInt());
            int number = in.getInt();
            require(number >= 0 && (long) number * Mark.BYTES == in.remaining());
            List<Mark> marks = new ArrayList<>(number);
            for (int i = 0; i < number; i++) {
                int window = in.getInt();
                int length = in.getShort();
                byte[] tag = new byte[KeyedHash.TAG_BYTES];
                in.get(tag);
                require(length >= WINDOW && length <= LONGEST);
                marks.add(new Mark(window, length, tag));
            }
            return new Probe(key, counts, marks);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("Not a probe", e);
        }
    }

    private boolean matches(byte[] bytes, int at, int to, int window) {
        int known = Arrays.binarySearch(windows, window);
        if (known < 0) {
            return false;
        }
        while (known > 0 && windows[known - 1] == window) {
            known--;
        }
        int hashedLength = -1;
        byte[] tag = null;
        for (int i = known; i < windows.length && windows[i] == window; i++) {
            int length = marks[i].length();
            if (length > to - at) {
                return false;
            }
            if (length != hashedLength) {
                tag = hash.ofValue(bytes, at, length);
                hashedLength = length;
            }
            if (Arrays.equals(tag, marks[i].tag())) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("Not a probe");
        }
    }

    @Override
    public String toString() {
        return "Probe[" + counts + " (redacted)]";
    }
}
