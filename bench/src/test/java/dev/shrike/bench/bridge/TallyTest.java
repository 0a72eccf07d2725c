package dev.shrike.bench.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.schemas.wire.WireSwap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void eachEventOnceAndInOrderWithinItsPartitionIsRight() {
        add(1, 0, 2, 3);
        add(2, 1, 4);
        assertThat(tally.isExactly(5)).isTrue();
    }

    @Test
    void aMissingEventIsWrong() {
        add(1, 0, 2);
        assertThat(tally.isExactly(3)).isFalse();
        assertThat(tally.describe(3)).isEqualTo("1 missing, 0 double, 0 out of order");
    }

    @Test
    void oneEventTooManyIsWrong() {
        add(1, 0, 1, 2);
        assertThat(tally.isExactly(2)).isFalse();
    }

    @Test
    void anEventTwiceIsWrong() {
        add(1, 0, 1, 1);
        assertThat(tally.isExactly(2)).isFalse();
        assertThat(tally.describe(2)).isEqualTo("0 missing, 1 double, 0 out of order");
    }

    @Test
    void anEventThatWasOvertakenIsWrong() {
        add(1, 1, 0);
        assertThat(tally.isExactly(2)).isFalse();
        assertThat(tally.describe(2)).isEqualTo("0 missing, 0 double, 1 out of order");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499_999, Integer.MAX_VALUE})
    void anEventTellsItsNumberInBothFormsAndIsValidAndAsLargeAsAskedFor(int number) {
        byte[] onNats = new Ticks(256).message(number).getData();
        byte[] onKafka = new WireSwap(new KnownSchemaIds(Map.of(SingleObjectEncoding.fingerprint(onNats), 7)))
                .toConfluent(onNats);

        assertThat(onNats.length).isBetween(254, 258);
        assertThat(Ticks.numberOf(onNats)).isEqualTo(number);
        assertThat(Ticks.numberOf(onKafka)).isEqualTo(number);
        assertThat(new SingleObjectEncoding(EventCatalogue.standard()).decode(onNats))
                .isInstanceOf(Tick.class);
    }

    private void add(int partition, long... numbers) {
        for (long number : numbers) {
            tally.add(partition, number);
        }
    }
}
