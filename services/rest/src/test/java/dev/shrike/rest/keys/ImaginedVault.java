package dev.shrike.rest.keys;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.IssuedKey;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Mono;

/** User-api's key endpoints, for people whose fate stands in their purpose; counts and remembers who asks. */
@Controller("/internal/keys")
@Secured(Roles.SERVICE)
@Requires(property = "imagined.vault")
class ImaginedVault {

    final Queue<String> callers = new ConcurrentLinkedQueue<>();

    @Get("/{person}/{purpose}/{version}")
    Object find(Authentication caller, UUID person, String purpose, int version) {
        callers.add(caller.getName());
        return purpose.equals("slow") ? Mono.never() : answer(person, purpose, version);
    }

    private static HttpResponse<?> answer(UUID person, String purpose, int version) {
        return switch (purpose) {
            case "erased" -> gone().header(KeyStatus.HEADER, KeyStatus.ERASED.name());
            case "proxy-gone" -> gone();
            case "unknown" -> HttpResponse.notFound().header(KeyStatus.HEADER, KeyStatus.UNKNOWN.name());
            case "proxy-not-found" -> HttpResponse.notFound();
            case "not-allowed" ->
                HttpResponse.status(HttpStatus.FORBIDDEN).header(KeyStatus.HEADER, KeyStatus.NOT_ALLOWED.name());
            case "proxy-forbidden" -> HttpResponse.status(HttpStatus.FORBIDDEN);
            case "down" -> throw ProblemException.unavailable(Duration.ofSeconds(2), "No database.", null);
            case "broken" -> throw new IllegalStateException("broken");
            case "empty" -> HttpResponse.ok();
            case "damaged" -> HttpResponse.ok(new IssuedKey(person, purpose, version, "00", "AAAA"));
            case "another" -> issued(person, "sighting", version);
            default -> issued(person, purpose, version);
        };
    }

    @Post("/{person}/{purpose}")
    Object provision(Authentication caller, UUID person, String purpose) {
        return find(caller, person, purpose, 1);
    }

    private static MutableHttpResponse<?> gone() {
        return HttpResponse.status(HttpStatus.GONE);
    }

    private static HttpResponse<?> issued(UUID person, String purpose, int version) {
        return HttpResponse.ok(IssuedKey.of(DataKey.generate(person, purpose, version)));
    }
}
