package dev.shrike.topology.statistics;

/**
 * What a person did to an image.
 *
 * @param what kind of act
 * @param person who
 * @param rating 1 to 5 for a rating, else 0
 * @param time when, in milliseconds since 1970
 */
record ImageFact(What what, String person, int rating, long time) {

    enum What {
        TICKED,
        RATED,
        /** The person was erased. */
        FORGET
    }

    static ImageFact of(Fact fact) {
        return new ImageFact(fact.isTick() ? What.TICKED : What.RATED, fact.person(), fact.rating(), fact.time());
    }

    static ImageFact forget(String person, long time) {
        return new ImageFact(What.FORGET, person, 0, time);
    }
}
