package dev.shrike.admin.people;

import dev.shrike.messaging.copy.CachedCopy;
import dev.shrike.messaging.copy.CopyPage;
import dev.shrike.rest.people.PeoplePage;
import dev.shrike.rest.people.PeoplePage.Person;
import dev.shrike.rest.people.RegisteredPeople;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Fills the copy of the people at each start: events of those who registered long ago have expired. */
@Singleton
class PeopleCopy implements CachedCopy<Person> {
    private static final int PAGE = 500;

    private final RegisteredPeople owner;
    private final KnownPeople people;

    PeopleCopy(RegisteredPeople owner, KnownPeople people) {
        this.owner = owner;
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
    public CopyPage<Person> fetch(String after) {
        PeoplePage page = owner.page(after.isEmpty() ? null : UUID.fromString(after), PAGE);
        return new CopyPage<>(
                page.people(),
                page.next() == null ? CopyPage.BEGINNING : page.next().toString());
    }

    @Override
    public void store(Person person) {
        people.holdShared(person.id());
        people.remember(person.id(), person.registered());
    }
}
