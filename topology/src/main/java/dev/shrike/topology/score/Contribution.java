package dev.shrike.topology.score;

import java.time.Instant;

/**
 * What one person contributed to one image.
 *
 * @param sightings how many times they ticked it
 * @param rarity of the rarest species they ticked it with
 * @param freshness of their freshest sighting
 * @param rating their present rating, 0 when there is none
 * @param ratedAt when they gave it, or null
 */
record Contribution(long sightings, double rarity, double freshness, int rating, Instant ratedAt) {
    static final Contribution NONE = new Contribution(0, 0, 0, 0, null);

    Contribution sighted(double itsRarity, double itsFreshness) {
        return new Contribution(
                sightings + 1, Math.max(rarity, itsRarity), Math.max(freshness, itsFreshness), rating, ratedAt);
    }

    Contribution rated(int now, Instant at) {
        return new Contribution(sightings, rarity, freshness, now, at);
    }

    boolean ratedAfter(Instant time) {
        return ratedAt != null && ratedAt.isAfter(time);
    }

    /** The evidence with this added. */
    ImageEvidence addTo(ImageEvidence evidence) {
        return evidence.sighted(sightings, rarity, freshness).rated(0, rating);
    }
}
