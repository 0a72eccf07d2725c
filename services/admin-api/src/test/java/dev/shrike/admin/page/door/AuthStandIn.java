package dev.shrike.admin.page.door;

import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.RefusedTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** auth-api, as far as the page asks it: everybody's password is {@code right}, everybody's name is their role. */
@Requires(property = "stand-in.auth")
@Controller
@Hidden
class AuthStandIn implements RefusedTokens {
    static final Set<String> ENDED = ConcurrentHashMap.newKeySet();

    private final PersonTokens tokens;

    AuthStandIn(PersonTokens tokens) {
        this.tokens = tokens;
    }

    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, Object> login(@Body Map<String, String> login) {
        if (login.get("username").equals("often")) {
            throw ProblemException.tooManyRequests(Duration.ofSeconds(120), "Too many attempts; try again in 120 s.");
        }
        if (!login.get("password").equals("right")) {
            throw ProblemException.unauthorized("User name or password is wrong.");
        }
        List<String> roles = switch (login.get("username")) {
            case "admin" -> List.of(Roles.USER, Roles.ADMIN);
            case "analyst" -> List.of(Roles.USER, Roles.ANALYST);
            default -> List.of(Roles.USER);
        };
        UUID id = UUID.randomUUID();
        return Map.of(
                "access_token", tokens.issue(id, roles, Duration.ofHours(1)).value(),
                "expires_in", 3600,
                "user", Map.of("id", id, "username", login.get("username"), "roles", roles));
    }

    @Post("/logout")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    void logout(Authentication authentication) {
        ENDED.add(authentication.getAttributes().get("jti").toString());
    }

    @Get("/whoami")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    String whoami(Authentication authentication) {
        return authentication.getName();
    }

    @Override
    public boolean refuses(UUID person, String tokenId) {
        return ENDED.contains(tokenId);
    }
}
