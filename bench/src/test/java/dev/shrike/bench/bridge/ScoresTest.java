package dev.shrike.bench.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final CpuUse.Reading PER_EVENT = new CpuUse.Reading(12_300, 4_500, 6_700, 1_000);
    private final Scores scores = new Scores();

    @Test
    void theMiddleRoundIsTheScoreAndNotTheMean() {
        for (double rate : new double[] {300, 100, 90_000}) {
            scores.add("one", rate, PER_EVENT);
        }
        assertThat(scores.median("one")).isEqualTo(300);
    }

    @Test
    void betweenTwoMiddleRoundsLiesTheScore() {
        for (double rate : new double[] {400, 100, 200, 90_000}) {
            scores.add("one", rate, PER_EVENT);
        }
        assertThat(scores.median("one")).isEqualTo(300);
    }

    @Test
    void theTableHasARoundInEachColumnAndEachAsAMultipleOfTheOthers() {
        scores.add("bare", 50_000, PER_EVENT);
        scores.add("bare", 60_000, PER_EVENT);
        scores.add("ours", 44_000, PER_EVENT);
        scores.add("ours", 55_000, PER_EVENT);

        assertThat(scores.table().lines())
                .containsExactly(
                        "| events/s | round 1 | round 2 | median | / bare | / ours | CPU µs/event: here, nats-server, broker | used by others |",
                        "| --- | --- | --- | --- | --- | --- | --- | --- |",
                        "| bare | 50,000 | 60,000 | **55,000** | | 1.11 | 12.3, 4.5, 6.7 | 4 % |",
                        "| ours | 44,000 | 55,000 | **49,500** | 0.90 | | 12.3, 4.5, 6.7 | 4 % |");
    }
}
