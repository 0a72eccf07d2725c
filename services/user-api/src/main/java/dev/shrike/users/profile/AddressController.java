package dev.shrike.users.profile;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.restricted.RestrictedUse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;

/** Where to write to a person, for the notifier. */
@Controller("/internal/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class AddressController {

    private final Profiles profiles;
    private final RestrictedUse use;

    AddressController(Profiles profiles, RestrictedUse use) {
        this.profiles = profiles;
        this.use = use;
    }

    /** {@code toString} shows nothing. */
    @Introspected
    record Address(String displayName, String email) {
        @Override
        public String toString() {
            return "Address[redacted]";
        }
    }

    /** 410 when the person was erased, 404 when there never was one, 403 while use of their data is restricted. */
    @Get("/{id}/address")
    Address address(UUID id, Authentication authentication) {
        Restricted.refuse(use, Caller.of(authentication), id);
        Profile profile = profiles.find(id);
        return new Address(profile.displayName(), profile.email());
    }
}
