package dev.shrike.bridge.redrive;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Cuts the selected letters into pieces of one lane that fit into memory and into one transaction. */
final class LetterGroups {
    private static final int MOST_LETTERS = 2_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private LetterGroups() {}

    static List<List<LetterRef>> of(SortedSet<LetterRef> letters) {
        var groups = new ArrayList<List<LetterRef>>();
        List<LetterRef> group = new ArrayList<>();
        long bytes = 0;
        for (LetterRef letter : letters) {
            boolean full = group.size() == MOST_LETTERS || bytes + letter.bytes() > MOST_BYTES;
            if (!group.isEmpty() && (full || !group.getFirst().lane().equals(letter.lane()))) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            group.add(letter);
            bytes += letter.bytes();
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
