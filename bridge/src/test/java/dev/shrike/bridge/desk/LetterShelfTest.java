package dev.shrike.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.deadletter.LetterId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LetterShelfTest {
    private final LetterShelf shelf = new LetterShelf(3);

    @Test
    void lettersAreFoundNewestFirstByLaneAndReason() {
        shelf.add(Letters.row(0, 1, "tick", "unknown-format"));
        shelf.add(Letters.row(0, 2, "rate", "unknown-format"));
        shelf.add(Letters.row(1, 3, "tick", "unknown-schema"));

        assertThat(shelf.find(of("tick", null, false)).letters())
                .extracting(letter -> letter.id().toString())
                .containsExactly("1-3", "0-1");
        assertThat(shelf.find(of(null, "unknown-format", false)).counts())
                .isEqualTo(Map.of("tick", Map.of("unknown-format", 1L), "rate", Map.of("unknown-format", 1L)));
    }

    @Test
    void aSettledLetterIsListedOnlyWhenAskedFor() {
        shelf.add(Letters.row(0, 1, "tick", "unknown-format"));
        shelf.settle(new LetterId(0, 1));

        assertThat(shelf.find(of(null, null, false)).letters()).isEmpty();
        assertThat(shelf.find(of(null, null, true)).letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.settled()).isTrue());
        assertThat(shelf.isSettled(new LetterId(0, 1))).isTrue();
    }

    @Test
    void whatIsSettledMakesRoomFirstAndThenTheOldest() {
        shelf.add(Letters.row(0, 1, "tick", "unknown-format"));
        shelf.add(Letters.row(0, 2, "tick", "unknown-format"));
        shelf.add(Letters.row(0, 3, "tick", "unknown-format"));
        shelf.settle(new LetterId(0, 2));

        shelf.add(Letters.row(0, 4, "tick", "unknown-format"));
        assertThat(shelf.find(of(null, null, true)).letters())
                .extracting(LetterRow::sequence)
                .containsExactly(4L, 3L, 1L);
        assertThat(shelf.find(of(null, null, true)).forgotten()).isZero();

        shelf.add(Letters.row(0, 5, "tick", "unknown-format"));
        assertThat(shelf.find(of(null, null, true)).letters())
                .extracting(LetterRow::sequence)
                .containsExactly(5L, 4L, 3L);
        assertThat(shelf.find(of(null, null, true)).forgotten()).isEqualTo(1);
    }

    @Test
    void whatTheTopicLetsGoOfIsGone() {
        shelf.add(Letters.row(0, 1, "tick", "unknown-format"));
        shelf.add(Letters.row(1, 1, "tick", "unknown-format"));

        shelf.expire(0, 2);

        assertThat(shelf.find(of(null, null, true)).letters())
                .extracting(letter -> letter.id().partition())
                .containsExactly(1);
    }

    private static LetterQuery of(String lane, String reason, boolean settled) {
        return new LetterQuery(Optional.ofNullable(lane), Optional.ofNullable(reason), settled, 100);
    }
}
