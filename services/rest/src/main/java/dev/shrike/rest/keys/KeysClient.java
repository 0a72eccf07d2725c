package dev.shrike.rest.keys;

import dev.shrike.gdpr.key.IssuedKey;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** The key endpoints of user-api. Which keys one gets depends on the service that the bearer token names. */
@Client(value = "${shrike.users.url:`http://127.0.0.1:8080`}", path = "/internal/keys")
interface KeysClient {

    @Get("/{person}/{purpose}/{version}")
    HttpResponse<IssuedKey> find(
            @Header(HttpHeaders.AUTHORIZATION) String bearer, UUID person, String purpose, int version);

    @Post("/{person}/{purpose}")
    HttpResponse<IssuedKey> provision(@Header(HttpHeaders.AUTHORIZATION) String bearer, UUID person, String purpose);
}
