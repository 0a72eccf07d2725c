package dev.shrike.topology.runtime;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the topologies on the class path run in this process. Processes that share the work of a topology all select it.
 *
 * @param names short names; empty for all there are
 */
public record Selection(Set<String> names) {
    private static final String EVERYTHING = "*";

    /** Copies the names. */
    public Selection {
        names = Set.copyOf(names);
    }

    /** Everything on the class path. */
    public static Selection all() {
        return new Selection(Set.of());
    }

    /**
     * Reads a setting.
     *
     * @param text {@code *}, or names with commas between them
     * @throws IllegalArgumentException when there is no name in it
     */
    public static Selection of(String text) {
        if (text.strip().equals(EVERYTHING)) {
            return all();
        }
        var names = new TreeSet<String>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "No topology is selected by '" + text + "': * or names, as in score,erasure");
        }
        return new Selection(names);
    }

    boolean has(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
