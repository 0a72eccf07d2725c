package dev.shrike.users.registration;

import dev.shrike.users.profile.Profile;
import dev.shrike.users.profile.ProfileRules;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a person registers with. {@code toString} shows nothing. */
@Introspected
record RegistrationRequest(
        @NotNull @Pattern(regexp = ProfileRules.USERNAME, message = ProfileRules.USERNAME_RULE)
        String username,

        @NotNull @Email @Size(min = 3, max = 254) String email,

        @NotNull @Size(max = 100) @Pattern(regexp = ProfileRules.PLAIN_TEXT, message = ProfileRules.PLAIN_TEXT_RULE)
        String displayName,

        @NotNull @Size(min = 8, max = 128) String password) {

    Profile profile() {
        return new Profile(username, displayName, email);
    }

    /** Equal for equal requests. To be hashed with a key, never stored. */
    String canonical() {
        return String.join("\n", username, email, displayName, password);
    }

    @Override
    public String toString() {
        return "RegistrationRequest[redacted]";
    }
}
