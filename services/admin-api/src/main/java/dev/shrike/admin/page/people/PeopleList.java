package dev.shrike.admin.page.people;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Pager;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * Who is registered, by pseudonymous id: names are shown when somebody is looked at, which is written down.
 *
 * @param said what the search before has to say
 */
record PeopleList(
        Answer<Known> known,
        @Nullable Pager pager,
        @Nullable String said) {

    /** As admin-api answers. */
    record Known(List<Person> people, @Nullable String next) {}

    /** Somebody. */
    record Person(String id, Instant registered) {}
}
