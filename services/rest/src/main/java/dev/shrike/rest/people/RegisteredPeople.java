package dev.shrike.rest.people;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/**
 * user-api's list of the people who are registered; the filter for internal calls adds this service's token. Throws when user-api
 * does not answer within the client's timeouts. Thread-safe.
 */
@Client(value = "${shrike.users.url:`http://127.0.0.1:8080`}", path = "/internal/users")
public interface RegisteredPeople {
    /** Most people on a page. */
    int MAX_LIMIT = 1_000;

    /**
     * People in the order of their ids.
     *
     * @param after the last of the page before; null for the first page
     */
    @Get("{?after,limit}")
    PeoplePage page(@Nullable @QueryValue UUID after, @QueryValue int limit);
}
