package dev.shrike.ticks.erasure;

import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.ticks.TickApi;
import dev.shrike.ticks.person.PersonTable;
import dev.shrike.ticks.rating.RatingTable;
import dev.shrike.ticks.tick.TickTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Forgets a person when the platform is told to. Ids of what was erased remain, and that the person is gone. Everything, the
 * acknowledgement included, happens in the handler's transaction: once, or not at all. Posts of the person under way are waited
 * for and erased too; later ones are refused.
 */
@Singleton
class ErasingPeople implements EventHandler {
    private final PersonTable people;
    private final TickTable ticks;
    private final RatingTable ratings;
    private final ErasedPeople erased;
    private final CachingDataKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    ErasingPeople(
            PersonTable people,
            TickTable ticks,
            RatingTable ratings,
            @Named(TickApi.DATA_SOURCE) ErasedPeople erased,
            CachingDataKeys keys,
            @Named(TickApi.DATA_SOURCE) Outbox outbox,
            Clock clock) {
        this.people = people;
        this.ticks = ticks;
        this.ratings = ratings;
        this.erased = erased;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tick-api-erasure";
    }

    @Override
    public String dataSource() {
        return TickApi.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("gdpr", 1, "delete"));
    }

    @Override
    public void handle(ReceivedEvent received) {
        UUID person = received.definition().personOf(received.event()).orElseThrow();
        keys.evict(person);
        people.fence(person);
        erased.record(person);
        ticks.markErased(person);
        ratings.markErased(person);
        ticks.forgetRequestsOf(person);
        int erasedTicks = ticks.deleteAllOf(person);
        int erasedRatings = ratings.deleteAllOf(person);
        outbox.append(Acknowledgement.of(received.envelope(), person, erasedTicks, erasedRatings, clock.instant()));
    }
}
