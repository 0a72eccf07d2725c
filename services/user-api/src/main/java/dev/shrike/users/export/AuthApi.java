package dev.shrike.users.export;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** What auth-api keeps about a person. */
@Client(id = "auth-api")
interface AuthApi {

    @Get("/internal/people/{person}/sessions{?after}")
    HeldPage sessions(UUID person, @Nullable @QueryValue String after);

    @Get("/internal/people/{person}/roles")
    HeldPage roles(UUID person);
}
