package dev.shrike.users.export;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** What tick-api keeps about a person. */
@Client(id = "tick-api")
interface TickApi {

    @Get("/internal/people/{person}/ticks{?after}")
    HeldPage ticks(UUID person, @Nullable @QueryValue String after);

    @Get("/internal/people/{person}/ratings{?after}")
    HeldPage ratings(UUID person, @Nullable @QueryValue String after);
}
