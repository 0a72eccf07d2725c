package dev.shrike.bridge.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.deadletter.LetterId;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LetterGroupsTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void eachLaneHasItsOwnGroupsInTheOrderOfItsStream() {
        var letters = new TreeSet<LetterRef>();
        letters.add(new LetterRef("tick", 9, new LetterId(0, 1), 10));
        letters.add(new LetterRef("rate", 7, new LetterId(0, 2), 10));
        letters.add(new LetterRef("tick", 3, new LetterId(5, 9), 10));

        assertThat(LetterGroups.of(letters)).hasSize(2);
        assertThat(LetterGroups.of(letters).get(1))
                .extracting(LetterRef::sequence)
                .containsExactly(3L, 9L);
    }

    @Test
    void aGroupIsBoundedInNumberAndInBytes() {
        var many = new TreeSet<LetterRef>();
        for (int i = 0; i < 4_001; i++) {
            many.add(new LetterRef("tick", i, new LetterId(0, i), 10));
        }
        assertThat(LetterGroups.of(many)).extracting(java.util.List::size).containsExactly(2_000, 2_000, 1);

        var large = new TreeSet<LetterRef>();
        for (int i = 0; i < 5; i++) {
            large.add(new LetterRef("tick", i, new LetterId(0, i), 8 * MIB));
        }
        assertThat(LetterGroups.of(large)).extracting(java.util.List::size).containsExactly(2, 2, 1);
    }

    @Test
    void withoutLettersThereIsNoGroup() {
        assertThat(LetterGroups.of(new TreeSet<>())).isEmpty();
    }
}
