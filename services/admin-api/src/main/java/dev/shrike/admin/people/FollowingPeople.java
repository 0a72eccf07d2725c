package dev.shrike.admin.people;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Keeps the copy of the people up to date with user-api. */
@Singleton
class FollowingPeople implements EventHandler {
    private static final String CREATED = "created";
    private static final String DELETED = "deleted";

    private final KnownPeople people;

    FollowingPeople(KnownPeople people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "admin-people";
    }

    @Override
    public String dataSource() {
        return "admin";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("user", 1, CREATED), Selection.of("user", 1, DELETED));
    }

    @Override
    public void handle(ReceivedEvent received) {
        UUID person = received.definition().personOf(received.event()).orElseThrow();
        people.holdShared(person);
        if (received.envelope().type().equals(DELETED)) {
            people.forget(person);
        } else {
            people.remember(person, received.envelope().time());
        }
    }
}
