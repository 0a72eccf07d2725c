package dev.shrike.notifier.address;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Asks user-api, which alone can open a person's profile. */
@Singleton
class UserApiAddresses implements AddressBook {
    private final UserApi users;

    UserApiAddresses(UserApi users) {
        this.users = users;
    }

    @Override
    public AddressAnswer find(UUID person) {
        try {
            String email = users.address(person).email();
            return email == null || email.isBlank()
                    ? new AddressAnswer.Gone()
                    : new AddressAnswer.Found(email);
        } catch (HttpClientResponseException e) {
            // A 404 may come from anything on the way; only user-api says 410.
            return e.getStatus() == HttpStatus.GONE
                    ? new AddressAnswer.Gone()
                    : new AddressAnswer.Unavailable("user-api answers " + e.code());
        } catch (HttpClientException e) {
            return new AddressAnswer.Unavailable("user-api does not answer");
        }
    }
}
