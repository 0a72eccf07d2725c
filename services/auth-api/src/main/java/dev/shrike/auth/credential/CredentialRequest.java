package dev.shrike.auth.credential;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What user-api sends. {@code toString} shows nothing.
 *
 * @param admin whether the person may act for everybody
 */
@Introspected
public record CredentialRequest(
        @NotNull @Pattern(regexp = USERNAME, message = USERNAME_RULE)
        String username,

        @NotNull @Size(min = 8, max = 128) String password,
        boolean admin) {

    /** What a user name looks like. */
    public static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._-]{1,63}";

    /** The same in words. */
    public static final String USERNAME_RULE = "must be 2 to 64 letters, digits, dots, dashes or underscores";

    @Override
    public String toString() {
        return "CredentialRequest[redacted]";
    }
}
