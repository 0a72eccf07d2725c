package dev.shrike.users.right;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a person asks for. {@code toString} shows no words.
 *
 * @param received the day on which it reached the controller; today when absent
 * @param note in the person's own words
 */
@Introspected
record RightsAsked(
        @NotNull @Valid Person user,

        @NotNull @Pattern(regexp = "access|portability|erasure|rectification|restriction|objection")
        String kind,

        @Nullable LocalDate received,
        @Nullable @Size(min = 1, max = 4000) String note) {

    @Introspected
    record Person(@NotNull UUID id) {}

    @Override
    public String toString() {
        return "RightsAsked[" + kind + "]";
    }
}
