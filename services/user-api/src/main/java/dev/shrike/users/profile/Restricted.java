package dev.shrike.users.profile;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.restricted.RestrictedUse;
import io.micronaut.http.HttpStatus;
import java.util.UUID;

/** Ends requests that would use the profile of somebody whose data must not be used. */
final class Restricted {

    private Restricted() {}

    /** @throws ProblemException 403 unless the caller may open the person's data now */
    static void refuse(RestrictedUse use, Caller caller, UUID person) {
        if (!use.mayOpen(caller, person)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "restricted",
                    "Restricted",
                    "Processing of this person's data is restricted (art. 18 GDPR).");
        }
    }
}
