package dev.shrike.topology.score;

/**
 * What an image is scored by.
 *
 * @param sightings how many times it was ticked
 * @param rarity of the rarest species ticked with it: 1 for one that nobody saw before, towards 0 for a common one, 0 when
 *     none was named
 * @param freshness of the freshest sighting: 1 when it was reported at once, towards 0 for an old one
 * @param ratings how many people rate it
 * @param ratingSum sum of their present ratings
 */
public record ImageEvidence(long sightings, double rarity, double freshness, long ratings, long ratingSum) {
    /** Nothing known. */
    public static final ImageEvidence NONE = new ImageEvidence(0, 0, 0, 0, 0);

    /** With one more sighting, of this rarity and freshness. */
    ImageEvidence sighted(long more, double itsRarity, double itsFreshness) {
        return new ImageEvidence(
                sightings + more, Math.max(rarity, itsRarity), Math.max(freshness, itsFreshness), ratings, ratingSum);
    }

    /** With a person's rating instead of their earlier one; 0 is none. */
    ImageEvidence rated(int before, int now) {
        return new ImageEvidence(
                sightings,
                rarity,
                freshness,
                ratings + Integer.signum(now) - Integer.signum(before),
                ratingSum + now - before);
    }
}
