package dev.shrike.messaging.erasure;

import java.util.Map;
import java.util.UUID;

/**
 * A service's part in an erasure. Every bean of this type hears each {@code gdpr.delete} from the first one on, and answers it
 * with {@code gdpr.erased}.
 *
 * <p>Guarantee: what {@link #erase} does in its datasource, what messaging forgets there of the person (outbox, dead letters,
 * history, commands, ended sagas) and the answer commit together, once for each deletion, or not at all. When it throws, all
 * of it rolls back and comes again, as with every handler of events.
 *
 * <p>It is registered by the durable consumer of its handler, for as long as that exists: {@link RegisteredParticipants}.
 */
public interface ErasureParticipant {

    /** Who answers, e.g. {@code tick-api}: 1 to 64 lower-case letters, digits and dashes. Never changes. */
    String name();

    /** Name of the handler and of its durable consumer, e.g. {@code tick-api-erasure}. Never changes. */
    String handler();

    /** Name of the datasource whose transaction is used. */
    String dataSource();

    /** The answer's {@code metadata.source}, e.g. {@code services/TickAPI}. */
    String source();

    /**
     * Deletes what the service holds of the person, inside the transaction. Bears that nothing is there, or nothing any more.
     * Events of the person that it appends to the outbox are published; those that waited there before are not, unless they
     * end a key.
     *
     * @return how much there was of what, for the evidence: names of lower-case letters, digits and underscores; never
     *     anything about the person
     */
    Map<String, Long> erase(UUID person);
}
