package dev.shrike.users.registration;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** auth-api's internal endpoints. */
@Client(id = "auth-api")
interface AuthApiClient {

    @Put("/internal/credentials/{userId}")
    void put(UUID userId, @Body Credentials credentials);

    @Delete("/internal/credentials/{userId}")
    void delete(UUID userId);

    /** {@code toString} shows nothing. */
    @Introspected
    record Credentials(String username, String password, boolean admin) {
        @Override
        public String toString() {
            return "Credentials[redacted]";
        }
    }
}
