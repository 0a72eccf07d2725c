package dev.shrike.users.forgetting;

import dev.shrike.users.hold.Holds;
import dev.shrike.users.restriction.Restrictions;
import dev.shrike.users.right.RightsRequests;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Takes a person away from the rights they used: words and person go from requests, lifted holds and a restriction go
 * altogether. Only counts remain, and that recipients were told. Thread-safe.
 */
@Singleton
public class ForgettingRights {

    private final RightsRequests requests;
    private final Holds holds;
    private final Restrictions restrictions;

    ForgettingRights(RightsRequests requests, Holds holds, Restrictions restrictions) {
        this.requests = requests;
        this.holds = holds;
        this.restrictions = restrictions;
    }

    /**
     * To be called in the transaction that destroys the person's keys, after the account is deleted. Idempotent.
     *
     * @return how many rows there were
     */
    public int forget(UUID person) {
        return requests.forget(person) + holds.forget(person) + restrictions.forget(person);
    }
}
