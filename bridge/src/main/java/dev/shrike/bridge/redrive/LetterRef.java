package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.StoredLetter;
import java.util.Comparator;

/**
 * A selected letter without its payload; sorted as its messages stand in their stream.
 *
 * @param lane whose it is today, or was when it has none today
 * @param sequence in the stream; 0 when it is of none
 * @param id of the letter
 * @param bytes of its payload
 */
record LetterRef(String lane, long sequence, LetterId id, long bytes) implements Comparable<LetterRef> {
    private static final Comparator<LetterRef> ORDER = Comparator.comparing(LetterRef::lane)
            .thenComparingLong(LetterRef::sequence)
            .thenComparing(LetterRef::id);

    static LetterRef of(StoredLetter letter, String lane) {
        return new LetterRef(
                lane,
                letter.place().map(StoredLetter.StreamPlace::sequence).orElse(0L),
                letter.id(),
                letter.fullLength());
    }

    @Override
    public int compareTo(LetterRef other) {
        return ORDER.compare(this, other);
    }
}
