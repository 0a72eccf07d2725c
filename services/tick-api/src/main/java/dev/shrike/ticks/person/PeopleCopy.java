package dev.shrike.ticks.person;

import dev.shrike.messaging.copy.CachedCopy;
import dev.shrike.messaging.copy.CopyPage;
import dev.shrike.rest.people.PeoplePage;
import dev.shrike.rest.people.PeoplePage.Person;
import dev.shrike.rest.people.RegisteredPeople;
import dev.shrike.ticks.TickApi;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Fills the copy of the people at each start: events of those who registered long ago have expired. */
@Singleton
class PeopleCopy implements CachedCopy<Person> {
    private static final int PAGE = 500;

    private final RegisteredPeople owner;
    private final PersonTable people;

    PeopleCopy(RegisteredPeople owner, PersonTable people) {
        this.owner = owner;
        this.people = people;
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
    public CopyPage<Person> fetch(String after) {
        PeoplePage page = owner.page(after.isEmpty() ? null : UUID.fromString(after), PAGE);
        return new CopyPage<>(
                page.people(),
                page.next() == null ? CopyPage.BEGINNING : page.next().toString());
    }

    /** Whoever is gone stays gone: their row is there already. */
    @Override
    public void store(Person person) {
        people.welcome(person.id());
    }
}
