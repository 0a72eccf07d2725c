package dev.shrike.users.recipient;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A recipient, as an admin wants it. {@code toString} shows no secret.
 *
 * @param url to which deliveries are posted
 * @param secret under which they are signed; may be absent when there is one
 * @param kinds of what it wants to be told
 */
@Introspected
record RecipientWish(
        @NotNull @Size(max = 2000) String url,
        @Nullable @Size(min = 32, max = 256) String secret,
        @NotEmpty List<@NotNull @Pattern(regexp = "erased|rectified|restricted") String> kinds) {

    @Override
    public String toString() {
        return "RecipientWish[" + kinds + "]";
    }
}
