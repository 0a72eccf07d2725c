package dev.shrike.rest.idempotency;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Lets an effect happen once per person and key. There is a bean per datasource, by the datasource's name. Thread-safe.
 *
 * <p>Keys are forgotten a week after their first use.
 */
public interface IdempotencyKeys {

    /**
     * Has the effect, unless the same request with the same key had it before; without a key always has it. The effect runs
     * in the transaction that stores the key and the answer (the caller's if there is one), so that both are there or
     * neither. A second request that comes while the first is running waits for it.
     *
     * @param type of the answer, which is stored as JSON: best an id, because what is stored is personal data otherwise,
     *     which {@link #forget} has to remove
     * @throws dev.shrike.rest.problem.ProblemException 422 when the key was used for another request
     */
    <T> Answered<T> once(KeyedRequest request, Class<T> type, Supplier<T> effect);

    /**
     * Removes every key of an erased person; joins the caller's transaction.
     *
     * @return how many there were
     */
    int forget(UUID person);
}
