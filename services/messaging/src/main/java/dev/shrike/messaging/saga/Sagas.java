package dev.shrike.messaging.saga;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Starts sagas and shows them. One per datasource; inject it with {@code @Named}. Thread-safe.
 *
 * <p>Guarantee: from the commit of its start on a saga ends, whatever crashes: with every step done, or with every step
 * undone that was done or may have been, in reverse order; or it is stuck and health says so. A local step has its effect
 * exactly once, a remote one as often as the remote party makes of calls with one key.
 */
public interface Sagas {
    /** Most sagas that are listed at once. */
    int MAX_LIMIT = 200;

    /**
     * Starts a saga with the commit of the caller's transaction, or at once without one.
     *
     * @param key what it is about, such as a person's id: shown to operators. At most one saga of a name is under way for a
     *     key
     * @return its id; the id of the one under way, whose state is left alone, when there is one
     */
    <S> UUID start(Saga<S> saga, String key, S state);

    /**
     * As {@link #start}, but instances of the service take it up after the delay only. Until then it is the caller's, to
     * {@linkplain #runHere run here}.
     */
    <S> UUID startLater(Saga<S> saga, String key, S state, Duration delay);

    /**
     * Runs a saga in the calling thread until it ends or has to pause, and takes it over from whoever runs it. For a caller
     * that waits for the result, or that alone has what a step needs. Failures of steps are in the answer, not thrown.
     *
     * @throws IllegalStateException inside a transaction
     * @throws UnknownSagaException when there is no such saga
     */
    SagaView runHere(UUID id);

    /** The saga, unless there is none or it ended too long ago. */
    Optional<SagaView> find(UUID id);

    /** The saga of that name that is under way for the key, if there is one; stuck ones are under way. */
    Optional<SagaView> findUnderWay(String saga, String key);

    /** Sagas of a status, oldest change first, without steps and interventions; at most {@link #MAX_LIMIT}. */
    List<SagaView> list(SagaStatus status, int limit);

    /** How many are stuck. */
    long countStuck();

    /**
     * Does something about a stuck saga, and notes who did it and why, for ever.
     *
     * @throws UnknownSagaException when there is no such saga
     * @throws NotStuckException when it is not stuck, or not at a compensation that could be skipped
     */
    SagaView resume(UUID id, Remedy remedy, String by, String reason);

    /**
     * Runs a saga that waits, or is to be tried again later, now. Joins the caller's transaction and takes effect at its commit. One
     * that runs at the moment, or has ended, is left as it is.
     */
    void nudge(UUID id);

    /**
     * Deletes the ended sagas about a key with their states and steps, for instance when the person is erased. Joins the caller's
     * transaction. One under way is left alone.
     *
     * @return how many there were
     */
    int forget(String key);
}
