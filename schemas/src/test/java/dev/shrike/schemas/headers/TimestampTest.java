package dev.shrike.schemas.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
    @Property
    void aTimeIsWrittenAsInstantWritesIt(@ForAll long micros) {
        assertSame(micros);
    }

    @Property
    void aTimeOfOurDaysIsWrittenAsInstantWritesIt(@ForAll @LongRange(max = 4_102_444_800_000_000L) long micros) {
        assertSame(micros);
        assertSame(micros + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 999, 1_000, 10_000, 100_000, 120_000, 999_999, 1_000_000, 1_000_001, 59_999_999})
    void edgesAreWrittenAsInstantWritesThem(long micros) {
        assertSame(micros);
    }

    private static void assertSame(long micros) {
        assertThat(new String(Timestamp.of(micros), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
    }
}
