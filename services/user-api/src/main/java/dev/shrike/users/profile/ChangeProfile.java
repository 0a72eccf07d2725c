package dev.shrike.users.profile;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The payload of the command {@code change-profile}. {@code toString} shows the id only.
 *
 * @param person whose profile
 * @param change what to change
 */
@Introspected
record ChangeProfile(@NotNull UUID person, @NotNull @Valid ProfileChange change) {
    static final String COMMAND = "change-profile";

    @Override
    public String toString() {
        return "ChangeProfile[" + person + "]";
    }
}
