package dev.shrike.messaging.erasure;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a person out of JetStream: out of every stream of events whose aggregate may be a person, and out of every stream of the
 * account that copies from those, since copies keep what their source loses. The ledger of erasures stays.
 *
 * <p>Messages are deleted one by one and overwritten on disk, some two thousand a second; consumers see gaps and lose nothing
 * else, which the server's own purge of subjects does not promise before NATS 2.10.
 *
 * <p>To be done when every participant has answered: an answer is published behind all that its service has published of
 * the person, and nothing comes after it. Idempotent: after a failure it goes on where it was.
 *
 * <p>Bounds: each request has a timeout, a stream that keeps getting such messages is gone through
 * {@value PersonPurge#ROUNDS} times, and the look at messages of others ends in time. Copies in other accounts or domains are
 * out of reach. In a copy whose subjects are rewritten what it has of the person counts as mentioned. Safe for use by many
 * threads.
 */
@Singleton
public final class SubjectPurge {
    /** In the answer: messages of others that name the person, and stay. */
    public static final String MENTIONED = "mentioned";

    /** In the answer: messages of others that named the person, and were deleted and overwritten. */
    public static final String OVERWRITTEN = "overwritten";

    /** In the answer: messages of others that there was no time to look at. */
    public static final String UNSCANNED = "unscanned";

    private static final Logger LOG = LoggerFactory.getLogger(SubjectPurge.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final PurgeSettings settings;

    /** Over the connection of this JVM. */
    public SubjectPurge(NatsConnection nats, EventCatalogue catalogue, PurgeSettings settings) {
        this.nats = nats;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * Deletes what lies on the person's subjects, and no message of others.
     *
     * @return how many messages each stream has lost, by its name; with {@link #MENTIONED}, {@link #OVERWRITTEN} and
     *     {@link #UNSCANNED}
     * @throws PurgeException when the server refuses, or a stream keeps messages of the person
     * @throws NatsUnavailableException when NATS does not answer
     */
    public Map<String, Long> purge(UUID person) {
        return purge(person, mention -> false);
    }

    /**
     * Deletes what lies on the person's subjects, and those messages of others that name the person and are chosen. Another
     * person's own message should not be among them.
     *
     * @param overwrites which to delete and overwrite
     * @return as {@link #purge(UUID)}
     */
    public Map<String, Long> purge(UUID person, Predicate<Mention> overwrites) {
        PersonPurge purge = of(person);
        Map<String, Long> counts = new TreeMap<>(purge.purge());
        counts.putAll(purge.scan(settings.scan(), overwrites));
        LOG.info("Took {} out of JetStream: {}", person, counts);
        return counts;
    }

    /**
     * What lies on the person's subjects: messages by stream. Empty when there are none.
     *
     * @throws NatsUnavailableException when NATS does not answer
     */
    public Map<String, Long> remaining(UUID person) {
        return of(person).remaining();
    }

    private PersonPurge of(UUID person) {
        if (person.equals(NOBODY)) {
            throw new IllegalArgumentException("The nil UUID is nobody");
        }
        return new PersonPurge(Streams.open(nats, settings), catalogue, person);
    }
}
