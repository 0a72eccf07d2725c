package dev.shrike.topology.score;

/**
 * The mean of the ratings, drawn towards a prior until there are enough of them:
 *
 * <pre>
 * prior = 1 + 2 rarity + 1.5 freshness + 0.5 (1 - 1 / sightings)      from 1 to 5
 * mean  = (weight * prior + sum of ratings) / (weight + number of ratings)
 * </pre>
 *
 * Rarity is 1 / sqrt(n) for a species seen n times so far, freshness is 2^(-age / 30 days) with the age of the sighting when it
 * was ticked. The mean is the usual Bayesian average (a Dirichlet prior of {@code weight} imagined ratings), so one rating of 5
 * does not beat a hundred of 4.9. Immutable.
 */
public final class BayesianScore implements ScoreModel {
    private final double weight;

    /** With a prior that weighs as much as five ratings. */
    public BayesianScore() {
        this(5);
    }

    /**
     * @param weight how many ratings the prior weighs as much as, more than 0
     */
    public BayesianScore(double weight) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The prior has to weigh something");
        }
        this.weight = weight;
    }

    @Override
    public double mean(ImageEvidence evidence) {
        return (weight * prior(evidence) + evidence.ratingSum()) / (weight + evidence.ratings());
    }

    static double prior(ImageEvidence evidence) {
        double number = evidence.sightings() == 0 ? 0 : 1 - 1.0 / evidence.sightings();
        return 1 + 2 * evidence.rarity() + 1.5 * evidence.freshness() + 0.5 * number;
    }
}
