package dev.shrike.notifier.address;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import java.util.UUID;

/** The part of user-api that the notifier needs; calls carry the service's token. */
@Client(id = "user-api")
interface UserApi {
    @Get("/internal/users/{id}/address")
    AddressBody address(UUID id);

    /** Where a person gets mail. */
    @Introspected
    record AddressBody(String email) {
        @Override
        public String toString() {
            return "AddressBody[redacted]";
        }
    }
}
