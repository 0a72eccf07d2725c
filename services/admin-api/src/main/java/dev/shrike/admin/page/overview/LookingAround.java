package dev.shrike.admin.page.overview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.deadletters.LetterCount;
import dev.shrike.admin.page.overview.Overview.Flow;
import dev.shrike.admin.page.overview.Overview.Lanes;
import dev.shrike.admin.page.overview.Overview.Part;
import dev.shrike.admin.page.overview.Overview.Scores;
import dev.shrike.admin.page.overview.Overview.Species;
import dev.shrike.admin.page.overview.Overview.Streams;
import dev.shrike.admin.page.overview.Overview.Totals;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Session;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Asks all parts how they are, at once. Thread-safe. */
@Singleton
class LookingAround {
    private static final int SPECIES = 10;
    private static final int SCORES = 1_000;
    private static final int SIGHTINGS = 8;
    private static final int MOST = 200;

    private final PlatformClient platform;
    private final LetterCount letters;
    private final Clock clock;

    LookingAround(PlatformClient platform, LetterCount letters, Clock clock) {
        this.platform = platform;
        this.letters = letters;
        this.clock = clock;
    }

    Overview look(Session session, Rates rates) {
        var streams = later(session, Ask.get(Place.ADMIN, "/admin/streams"), Streams.class);
        var lanes = later(session, Ask.get(Place.ADMIN, "/admin/bridge/lanes"), Lanes.class);
        var totals = later(session, Ask.get(Place.STATISTICS, "/statistics"), Totals.class);
        var species =
                later(session, Ask.get(Place.STATISTICS, "/statistics/species").with("limit", SPECIES), Species.class);
        var scores = later(session, Ask.get(Place.STATISTICS, "/scores/top").with("limit", SCORES), Scores.class);
        var sightings = platform.later(() -> sightings(session));
        var parts = platform.later(this::parts);
        var waiting = platform.later(() -> letters.of(session));
        var erasures = later(
                session,
                Ask.get(Place.USERS, "/gdpr/erasures").with("state", "open").with("limit", MOST),
                "erasures");
        Answer<Streams> ends = PlatformClient.await(streams);
        Answer<Lanes> carried = PlatformClient.await(lanes);
        Instant now = clock.instant();
        List<Flow> flows = rates.look(
                now,
                ends.found().map(Streams::streams).orElse(List.of()),
                carried.found().map(Lanes::lanes).orElse(List.of()));
        return new Overview(
                now,
                ends,
                carried,
                PlatformClient.await(totals),
                PlatformClient.await(species),
                PlatformClient.await(scores),
                PlatformClient.await(sightings),
                PlatformClient.await(parts),
                PlatformClient.await(waiting),
                PlatformClient.await(erasures),
                flows,
                Charts.rates(rates.looks()));
    }

    private <T> Future<Answer<T>> later(Session session, Ask ask, Class<T> type) {
        return platform.later(() -> platform.ask(session, ask, type));
    }

    private Answer<Sightings> sightings(Session session) {
        Ask ask = Ask.get(Place.ADMIN, "/events/recent")
                .with("event", "tick")
                .with("type", "new")
                .with("limit", SIGHTINGS);
        return platform.ask(session, ask).map(Sightings::of);
    }

    /** How many a list has. */
    private Future<Answer<Integer>> later(Session session, Ask ask, String list) {
        return platform.later(
                () -> platform.ask(session, ask).map(page -> page.path(list).size()));
    }

    /** What this process sees of its parts; one that is down makes the answer a 503, and is shown all the same. */
    private Answer<List<Part>> parts() {
        return platform.askForHealth(Place.ADMIN).map(LookingAround::parts);
    }

    private static List<Part> parts(JsonNode health) {
        List<Part> parts = new ArrayList<>();
        for (var part : health.path("details").properties()) {
            parts.add(new Part(part.getKey(), part.getValue().path("status").asText("UNKNOWN")));
        }
        return parts;
    }
}
