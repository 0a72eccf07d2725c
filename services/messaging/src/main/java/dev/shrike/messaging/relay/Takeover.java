package dev.shrike.messaging.relay;

/**
 * What is known about those who published this relay's shards before it.
 *
 * @param lastId the highest id of the outbox that was visible at the time; nobody else has sent a row with a higher one
 * @param agesTold whether the database's clock tells how old those rows are; not if it was moved back since then
 */
record Takeover(long lastId, boolean agesTold) {
    static final Takeover NONE = new Takeover(0, true);
}
