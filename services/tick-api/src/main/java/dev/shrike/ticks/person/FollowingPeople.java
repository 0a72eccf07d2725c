package dev.shrike.ticks.person;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.ticks.TickApi;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Keeps the copy of the people up to date with user-api. */
@Singleton
class FollowingPeople implements EventHandler {
    private static final String CREATED = "created";
    private static final String DELETED = "deleted";

    private final PersonTable people;
    private final ErasedPeople erased;

    FollowingPeople(PersonTable people, @Named(TickApi.DATA_SOURCE) ErasedPeople erased) {
        this.people = people;
        this.erased = erased;
    }

    @Override
    public String name() {
        return "tick-api-people";
    }

    @Override
    public String dataSource() {
        return TickApi.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("user", 1, CREATED), Selection.of("user", 1, DELETED));
    }

    @Override
    public void handle(ReceivedEvent received) {
        UUID person = received.definition().personOf(received.event()).orElseThrow();
        if (received.envelope().type().equals(DELETED)) {
            people.fence(person);
            erased.record(person);
        } else {
            people.welcome(person);
        }
    }
}
