package dev.shrike.topology.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BayesianScoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private final BayesianScore model = new BayesianScore();

    @Property
    void a_score_is_from_1_to_5_and_near_its_mean(@ForAll("evidence") ImageEvidence evidence) {
        assertThat(model.mean(evidence)).isBetween(1.0, 5.0);
        assertThat(model.score(evidence)).isBetween(1, 5);
        assertThat((double) model.score(evidence)).isCloseTo(model.mean(evidence), within(0.5));
    }

    @Property
    void a_higher_rating_never_lowers_the_score(
            @ForAll("evidence") ImageEvidence evidence, @ForAll @IntRange(min = 1, max = 4) int rating) {
        assertThat(model.mean(evidence.rated(0, rating + 1))).isGreaterThan(model.mean(evidence.rated(0, rating)));
    }

    @Property
    void taking_a_rating_back_leaves_what_was_before(
            @ForAll("evidence") ImageEvidence evidence, @ForAll @IntRange(min = 1, max = 5) int rating) {
        assertThat(evidence.rated(0, rating).rated(rating, 0)).isEqualTo(evidence);
    }

    @Property
    void any_weight_keeps_the_range(
            @ForAll("evidence") ImageEvidence evidence, @ForAll @DoubleRange(min = 0.1, max = 1000) double weight) {
        assertThat(new BayesianScore(weight).score(evidence)).isBetween(1, 5);
    }

    @Example
    void the_formula_is_as_documented() {
        var evidence = new ImageEvidence(2, 1, 0.5, 3, 12);

        assertThat(BayesianScore.prior(evidence)).isEqualTo(1 + 2 + 0.75 + 0.25);
        assertThat(model.mean(evidence)).isEqualTo((5 * 4.0 + 12) / (5 + 3));
        assertThat(model.score(evidence)).isEqualTo(4);
    }

    @Example
    void one_rating_of_5_does_not_beat_a_hundred_of_nearly_5() {
        var one = new ImageEvidence(1, 0, 0, 1, 5);
        var hundred = new ImageEvidence(1, 0, 0, 100, 490);

        assertThat(model.mean(hundred)).isGreaterThan(model.mean(one));
    }

    @Example
    void a_prior_without_weight_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BayesianScore(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BayesianScore(Double.NaN));
    }

    @Example
    void freshness_halves_every_thirty_days_and_a_date_counts_from_its_end() {
        assertThat(Freshness.of("2026-11-20T12:00:00Z", NOW)).isEqualTo(1);
        assertThat(Freshness.of("2026-10-21T09:00:00-03:00", NOW)).isCloseTo(0.5, within(1e-9));
        assertThat(Freshness.of("2026-11-20", NOW)).isEqualTo(1);
        assertThat(Freshness.of("2011-01-12", NOW)).isLessThan(1e-9);
        assertThat(Freshness.of("2030-01-01", NOW)).isEqualTo(1);
        assertThat(Freshness.of(null, NOW)).isEqualTo(Freshness.UNKNOWN);
        assertThat(Freshness.of("last summer", NOW)).isEqualTo(Freshness.UNKNOWN);
    }

    @Provide
    Arbitrary<ImageEvidence> evidence() {
        Arbitrary<Integer> ratings = Arbitraries.integers().between(0, 10_000);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.doubles().between(0, 1),
                        ratings,
                        Arbitraries.doubles().between(1, 5))
                .as((sightings, seen, freshness, count, mean) -> new ImageEvidence(
                        sightings,
                        SpeciesRarity.of(seen),
                        freshness,
                        count,
                        Math.clamp(Math.round(count * mean), (long) count, count * 5L)));
    }
}
