package dev.shrike.standalone.platform;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** What the administrator's account is made with. */
@Client("${shrike.users.url}")
interface AdministratorClient {

    /** What {@code POST /users} takes. */
    @Introspected
    record Registration(String username, String email, String displayName, String password) {}

    /** Of what it answers, the id. */
    @Introspected
    record Registered(UUID id) {}

    /** What auth-api takes; the filter of internal calls adds our token. */
    @Introspected
    record Credentials(String username, String password, boolean admin) {}

    @Post("/users")
    Registered register(@Header("Idempotency-Key") String key, @Body Registration person);

    @Put("/internal/credentials/{id}")
    void setCredentials(UUID id, @Body Credentials credentials);
}
