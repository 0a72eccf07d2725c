package dev.shrike.notifier.address;

import dev.shrike.notifier.address.UserApi.AddressBody;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;

/** Asks user-api, which alone can open a person's profile. */
@Singleton
class UserApiAddresses implements AddressBook {
    private static final String NO_ADDRESS = ".invalid";

    private final UserApi users;

    UserApiAddresses(UserApi users) {
        this.users = users;
    }

    @Override
    public AddressAnswer find(UUID person) {
        try {
            AddressBody body = users.address(person);
            if (body == null || body.email() == null) { // the client gives null for a 404
                return new AddressAnswer.Unavailable("user-api knows no address");
            }
            return body.email().toLowerCase(Locale.ROOT).endsWith(NO_ADDRESS)
                    ? new AddressAnswer.None()
                    : new AddressAnswer.Found(body.email());
        } catch (HttpClientResponseException e) {
            // Only 410 is final: a 404 may come from anything on the way.
            return e.getStatus() == HttpStatus.GONE
                    ? new AddressAnswer.Gone()
                    : new AddressAnswer.Unavailable("user-api answers " + e.code());
        } catch (HttpClientException e) {
            return new AddressAnswer.Unavailable("user-api does not answer");
        }
    }
}
