package dev.shrike.rest.restricted;

import dev.shrike.rest.identity.Caller;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may open the data of people whose data must not be used: the person, and a privacy officer or admin whose request says in the header
 * {@value #HEADER} that it is for {@value #LEGAL_CLAIMS}; that is logged. Thread-safe; may ask the database.
 */
@Singleton
public class RestrictedUse {

    /** The request header in which a privacy officer or an admin says what restricted data is used for. */
    public static final String HEADER = "Shrike-Use";

    /** Its one value: to establish, exercise or defend legal claims, or to protect another person's rights (art. 18(2)). */
    public static final String LEGAL_CLAIMS = "legal-claims";

    private static final Logger LOG = LoggerFactory.getLogger(RestrictedUse.class);

    private final List<RestrictedPeople> restricted;

    RestrictedUse(List<RestrictedPeople> restricted) {
        this.restricted = List.copyOf(restricted);
    }

    /** Whether a caller who may see the person's data may also see it now. */
    public boolean mayOpen(Caller caller, UUID person) {
        boolean self = !caller.service() && caller.id().equals(person);
        return self || !isRestricted(person) || forLegalClaims(caller, person);
    }

    private boolean isRestricted(UUID person) {
        return restricted.stream().anyMatch(people -> people.contains(person));
    }

    private static boolean forLegalClaims(Caller caller, UUID person) {
        Optional<String> use = ServerRequestContext.currentRequest()
                .flatMap(request -> request.getHeaders().findFirst(HEADER));
        if (!caller.looksAfterPeople() || use.filter(LEGAL_CLAIMS::equals).isEmpty()) {
            return false;
        }
        LOG.warn("{} opens the restricted data of person {} for legal claims", caller.id(), person);
        return true;
    }
}
