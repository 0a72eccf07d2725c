package dev.shrike.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MirroredTest {
    private static final int KEYS = 3;

    @Test
    void whatIsThereOnceAndInOrderOfEachKeyIsFine() {
        Mirrored found = read(2, 0, 1, 3, 5, 4);
        assertThat(found.records()).isEqualTo(6);
        assertThat(found.missing(6)).isZero();
        assertThat(found.doubles()).isZero();
        assertThat(found.disordered()).isZero();
        assertThat(found.stale(6)).isZero();
    }

    @Test
    void whatIsMissingDoubleOrOutOfOrderIsCounted() {
        assertThat(read(0, 1, 2, 4).missing(5)).isEqualTo(1);
        assertThat(read(0, 1, 0).doubles()).isEqualTo(1);
        assertThat(read(3, 0, 1).disordered()).isEqualTo(1);
        assertThat(read(0, 1, 2, 3).stale(5)).isEqualTo(1);
    }

    @Test
    void theNumberOfATickIsInItsId() {
        var ticks = new NumberedTicks(7, KEYS);
        assertThat(ticks.number(ticks.tick(4).getId())).isEqualTo(4);
        assertThat(ticks.tick(4).getData().getImage())
                .isEqualTo(ticks.tick(1).getData().getImage());
    }

    private static Mirrored read(int... numbers) {
        var found = new Mirrored(new NumberedTicks(7, KEYS));
        for (int number : numbers) {
            found.note(number);
        }
        return found;
    }
}
