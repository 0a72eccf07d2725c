package dev.shrike.notifier;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The address endpoint of user-api, for services only. Everybody has an address, but for those of whom the test says otherwise. */
@Controller("/internal/users")
@Secured(Roles.SERVICE)
public class UserApiStandIn {
    private final Set<UUID> gone = ConcurrentHashMap.newKeySet();
    private final Set<UUID> addressless = ConcurrentHashMap.newKeySet();
    private final Set<UUID> unavailable = ConcurrentHashMap.newKeySet();

    public static String addressOf(UUID person) {
        return person + "@example.org";
    }

    public void gone(UUID person) {
        gone.add(person);
    }

    /** Who registered with an address that is none. */
    public void addressless(UUID person) {
        addressless.add(person);
    }

    /** Whom the first question is not answered about, and the second is. */
    public void unavailableOnce(UUID person) {
        unavailable.add(person);
    }

    @Get("/{id}/address")
    Map<String, String> address(UUID id) {
        if (gone.contains(id)) {
            throw ProblemException.gone("This person is gone.");
        }
        if (unavailable.remove(id)) {
            throw ProblemException.unavailable(Duration.ofSeconds(1), "Not now.", null);
        }
        return Map.of(
                "display_name",
                "A birder",
                "email",
                addressless.contains(id) ? id + "@observers.invalid" : addressOf(id));
    }
}
