package dev.shrike.bridge.deadletter;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What a dead letter is called: its place in the topic, written {@code 3-1042}.
 *
 * @param partition of the topic
 * @param offset in it
 */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{1,18})");
    private static final Comparator<LetterId> ORDER =
            Comparator.comparingInt(LetterId::partition).thenComparingLong(LetterId::offset);

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is no such id
     */
    public static LetterId parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the id of a dead letter, as 3-1042 is: " + text);
        }
        return new LetterId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(LetterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
