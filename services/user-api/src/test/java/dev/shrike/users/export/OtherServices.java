package dev.shrike.users.export;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for notifier and tick-api: what they keep is made up from the person's id. */
@Controller("/internal/people/{person}")
@Secured(Roles.SERVICE)
public class OtherServices {

    private final Set<UUID> silent = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> older = new ConcurrentHashMap<>();

    /** From now on nothing is answered about the person. */
    public void fallSilentAbout(UUID person) {
        silent.add(person);
    }

    public void answerAgainAbout(UUID person) {
        silent.remove(person);
    }

    /** tick-api still has this event of the person, in base64. */
    public void keepTick(UUID person, String event) {
        older.put(person, event);
    }

    /** The subject of a person's mail number one or two. */
    public static String subject(UUID person, int number) {
        return "Mail " + number + " to " + person;
    }

    @Get("/mail")
    Map<String, Object> mail(UUID person, @Nullable @QueryValue String after) {
        if (silent.contains(person)) {
            throw ProblemException.unavailable(Duration.ofSeconds(1), "Not now.", null);
        }
        return after == null
                ? Map.of("items", List.of(Map.of("subject", subject(person, 1))), "next", "1")
                : Map.of("items", List.of(Map.of("subject", subject(person, 2))));
    }

    @Get("/mutes")
    Map<String, Object> mutes(UUID person) {
        return Map.of("items", List.of(Map.of("type", "rate.update")));
    }

    @Get("/ticks")
    Map<String, Object> ticks(UUID person) {
        return Map.of("items", older.containsKey(person) ? List.of(Map.of("event", older.get(person))) : List.of());
    }

    @Get("/ratings")
    Map<String, Object> ratings(UUID person) {
        return Map.of("items", List.of());
    }
}
