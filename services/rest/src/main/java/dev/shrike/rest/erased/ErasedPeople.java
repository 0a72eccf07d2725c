package dev.shrike.rest.erased;

import dev.shrike.rest.identity.RefusedTokens;
import java.util.UUID;

/**
 * The people who were erased, as far as one service knows. There is a bean per datasource, by the datasource's name.
 * Thread-safe.
 *
 * <p>{@link #record} takes effect in this process at its commit and in others of the same database within
 * {@value TableErasedPeople#RECHECK_SECONDS} s.
 */
public interface ErasedPeople extends RefusedTokens {

    /** Whether the person was erased. For ever, once true. */
    boolean contains(UUID person);

    /** Records that the person was erased; joins the caller's transaction. A person recorded before stays so. */
    void record(UUID person);

    @Override
    default boolean refuses(UUID person, String tokenId) {
        return contains(person);
    }
}
