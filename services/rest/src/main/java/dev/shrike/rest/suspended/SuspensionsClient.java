package dev.shrike.rest.suspended;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** auth-api's list; the filter for internal calls adds this service's token. Thread-safe. */
@Requires(property = "shrike.auth.url")
@Client(value = "${shrike.auth.url}", path = "/internal/suspensions")
interface SuspensionsClient {

    @Get("{?after,limit}")
    SuspendedPage page(@Nullable @QueryValue UUID after, @QueryValue int limit);
}
