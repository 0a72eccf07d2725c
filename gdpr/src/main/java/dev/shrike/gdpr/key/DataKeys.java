package dev.shrike.gdpr.key;

import java.util.UUID;

/**
 * Where data keys come from. Implementations are thread-safe and bounded in time: a vault that does not answer is
 * reported, never waited for without end.
 */
public interface DataKeys {

    /**
     * The current key of a person for a purpose, made when there is none.
     *
     * @throws PersonErasedException when the person is fenced; no key will ever be made again
     * @throws VaultUnavailableException when the vault did not answer; a later try may succeed
     */
    DataKey provision(UUID person, String purpose);

    /** One version of a key; never throws for a vault that is away, but answers {@link KeyAnswer.Unavailable}. */
    KeyAnswer find(UUID person, String purpose, int version);
}
