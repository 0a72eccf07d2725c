package dev.shrike.bridge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.verify.Ledger.Sight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger(10, 20_000);

    @Test
    void whatIsExpectedAndNeitherSeenNorExcusedIsMissing() {
        for (long sequence = 10; sequence <= 20_000; sequence++) {
            ledger.expect(sequence, sequence + 1);
            if (sequence != 4_097 && sequence != 12_000 && sequence != 12_001 && sequence != 20_000) {
                ledger.see(sequence, sequence + 1);
            }
        }
        ledger.excuse(12_000);
        ledger.letter(12_001);
        List<Long> missing = new ArrayList<>();
        ledger.forEachMissing(missing::add);
        assertThat(missing).containsExactly(4_097L, 20_000L);
        assertThat(ledger.expected()).isEqualTo(19_991);
        assertThat(ledger.mirrored()).isEqualTo(19_987);
        assertThat(ledger.deadLetters()).isEqualTo(1);
    }

    @Test
    void aSecondSightIsNotTheFirst() {
        ledger.expect(11, 5);
        assertThat(ledger.see(11, 5)).isEqualTo(Sight.FIRST);
        assertThat(ledger.see(11, 5)).isEqualTo(Sight.AGAIN);
        assertThat(ledger.see(9, 5)).isEqualTo(Sight.OUTSIDE);
        assertThat(ledger.see(20_001, 5)).isEqualTo(Sight.OUTSIDE);
    }

    @Test
    void anotherIdUnderTheSameSequenceIsAnotherEventUnlessTheIdIsNotKnown() {
        ledger.expect(11, 5);
        ledger.expect(12, Fingerprint.UNKNOWN);
        assertThat(ledger.see(11, 6)).isEqualTo(Sight.OTHER);
        assertThat(ledger.see(12, 6)).isEqualTo(Sight.FIRST);
    }

    @Test
    void aLetterThatWasRedrivenIsMirrored() {
        ledger.expect(11, 5);
        ledger.letter(11);
        ledger.see(11, 5);
        assertThat(ledger.deadLetters()).isZero();
        assertThat(ledger.mirrored()).isEqualTo(1);
    }
}
