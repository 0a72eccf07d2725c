package dev.shrike.auth.login;

import dev.shrike.auth.credential.Credential;
import dev.shrike.rest.identity.PersonToken;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

    static LoginAnswer of(Credential credential, List<String> roles, PersonToken token) {
        Person person = new Person(credential.userId(), credential.username(), roles);
        return new LoginAnswer(token.value(), "Bearer", token.lifetime().toSeconds(), person);
    }

    /** @param granted what the person was given besides */
    static List<String> rolesOf(Credential credential, List<String> granted) {
        List<String> own = credential.admin() ? List.of(Roles.USER, Roles.ADMIN) : List.of(Roles.USER);
        return Stream.concat(own.stream(), granted.stream()).toList();
    }

    @Override
    public String toString() {
        return "LoginAnswer[" + user.id() + "]";
    }
}
