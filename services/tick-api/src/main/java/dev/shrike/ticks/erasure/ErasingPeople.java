package dev.shrike.ticks.erasure;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.messaging.erasure.ErasureParticipant;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.ticks.TickApi;
import dev.shrike.ticks.person.PersonTable;
import dev.shrike.ticks.rating.RatingTable;
import dev.shrike.ticks.tick.TickTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/**
 * Forgets a person. Ids of what was erased remain, and that the person is gone. Posts of the person under way are waited for
 * and erased too; later ones are refused.
 */
@Singleton
class ErasingPeople implements ErasureParticipant {
    private final PersonTable people;
    private final TickTable ticks;
    private final RatingTable ratings;
    private final ErasedPeople erased;
    private final CachingDataKeys keys;

    ErasingPeople(
            PersonTable people,
            TickTable ticks,
            RatingTable ratings,
            @Named(TickApi.DATA_SOURCE) ErasedPeople erased,
            CachingDataKeys keys) {
        this.people = people;
        this.ticks = ticks;
        this.ratings = ratings;
        this.erased = erased;
        this.keys = keys;
    }

    @Override
    public String name() {
        return TickApi.NAME;
    }

    @Override
    public String handler() {
        return "tick-api-erasure";
    }

    @Override
    public String dataSource() {
        return TickApi.DATA_SOURCE;
    }

    @Override
    public String source() {
        return TickApi.SOURCE;
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        keys.evict(person);
        people.fence(person);
        erased.record(person);
        ticks.markErased(person);
        ratings.markErased(person);
        long erasedTicks = ticks.deleteAllOf(person);
        long erasedRatings = ratings.deleteAllOf(person);
        long requests = ticks.forgetRequestsOf(person);
        return Map.of("ticks", erasedTicks, "ratings", erasedRatings, "requests_for_others", requests);
    }
}
