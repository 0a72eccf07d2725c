package dev.shrike.users.profile;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What to change; what is absent stays. {@code toString} shows nothing. */
@Introspected
record ProfileChange(
        @Nullable
        @Size(min = 1, max = 100)
        @Pattern(regexp = ProfileRules.PLAIN_TEXT, message = ProfileRules.PLAIN_TEXT_RULE)
        String displayName,

        @Nullable @Email @Size(min = 3, max = 254) String email) {

    boolean nothing() {
        return displayName == null && email == null;
    }

    @Override
    public String toString() {
        return "ProfileChange[redacted]";
    }
}
