package dev.shrike.users.export;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** What the notifier keeps about a person. */
@Client(id = "notifier")
interface NotifierApi {

    @Get("/internal/people/{person}/mail{?after}")
    HeldPage mail(UUID person, @Nullable @QueryValue String after);

    @Get("/internal/people/{person}/mutes")
    HeldPage mutes(UUID person);
}
