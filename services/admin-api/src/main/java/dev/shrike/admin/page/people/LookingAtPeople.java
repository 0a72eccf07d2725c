package dev.shrike.admin.page.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Session;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;

/** Asks all services about one person at once. Thread-safe. */
@Singleton
class LookingAtPeople {
    private static final int REQUESTS = 20;
    private static final int EXPORTS = 10;
    private static final int TICKS = 10;

    private final PlatformClient platform;

    LookingAtPeople(PlatformClient platform) {
        this.platform = platform;
    }

    Person find(Session session, UUID id) {
        var profile = later(session, Ask.get(Place.USERS, "/users/{}", id), Person.Profile.class);
        var roles = later(session, Ask.get(Place.AUTH, "/roles/{}", id), Person.RolesHeld.class);
        var suspension = later(session, Ask.get(Place.AUTH, "/suspensions/{}", id), Person.Since.class);
        var silence = later(session, Ask.get(Place.NOTIFIER, "/notifications/silenced/{}", id), Person.Since.class);
        var numbers = later(session, Ask.get(Place.STATISTICS, "/statistics/people/{}", id), Person.Numbers.class);
        var requests = later(
                session,
                Ask.get(Place.USERS, "/gdpr/requests").with("user", id).with("limit", REQUESTS),
                Person.Requests.class);
        var hold = later(session, Ask.get(Place.USERS, "/gdpr/holds/{}", id), Person.Hold.class);
        var restriction = later(session, Ask.get(Place.USERS, "/gdpr/restrictions/{}", id), Person.Restriction.class);
        var erasures = later(session, Ask.get(Place.USERS, "/gdpr/erasures").with("user", id), Person.Erasures.class);
        var exports = platform.later(() -> exports(session, id));
        var ticks = platform.later(() -> platform.ask(
                        session, Ask.get(Place.ADMIN, "/events/tick/{}", id).with("limit", TICKS))
                .map(LookingAtPeople::ticks));
        return new Person(
                id,
                PlatformClient.await(profile),
                PlatformClient.await(roles),
                PlatformClient.await(suspension),
                PlatformClient.await(silence),
                PlatformClient.await(numbers),
                PlatformClient.await(requests),
                PlatformClient.await(hold),
                PlatformClient.await(restriction),
                PlatformClient.await(erasures),
                PlatformClient.await(exports),
                PlatformClient.await(ticks));
    }

    Exports exports(Session session, UUID person) {
        Ask ask = Ask.get(Place.USERS, "/gdpr/exports").with("user", person).with("limit", EXPORTS);
        return new Exports(person, platform.ask(session, ask, Exports.Found.class));
    }

    private <T> Future<Answer<T>> later(Session session, Ask ask, Class<T> type) {
        return platform.later(() -> platform.ask(session, ask, type));
    }

    private static Person.Ticks ticks(JsonNode page) {
        List<Person.Ticks.Tick> ticks = new ArrayList<>();
        for (JsonNode event : page.path("events")) {
            JsonNode species = event.at("/data/sighting/species");
            ticks.add(new Person.Ticks.Tick(
                    Instant.parse(event.at("/metadata/time").asText()),
                    species.isTextual() ? species.asText() : null,
                    event.at("/data/image/url").asText()));
        }
        return new Person.Ticks(ticks);
    }
}
