package dev.shrike.auth.login;

import dev.shrike.auth.credential.Credential;
import dev.shrike.rest.identity.PersonToken;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.UUID;

/**
 * A token and whose it is. {@code toString} leaves the token out.
 *
 * @param tokenType {@code Bearer}
 * @param expiresIn seconds
 */
@Introspected
record LoginAnswer(String accessToken, String tokenType, long expiresIn, Person user) {

    /** The person the token stands for. */
    @Introspected
    record Person(UUID id, String username, List<String> roles) {}

    static LoginAnswer of(Credential credential, PersonToken token) {
        Person person = new Person(credential.userId(), credential.username(), rolesOf(credential));
        return new LoginAnswer(token.value(), "Bearer", token.lifetime().toSeconds(), person);
    }

    static List<String> rolesOf(Credential credential) {
        return credential.admin() ? List.of(Roles.USER, Roles.ADMIN) : List.of(Roles.USER);
    }

    @Override
    public String toString() {
        return "LoginAnswer[" + user.id() + "]";
    }
}
