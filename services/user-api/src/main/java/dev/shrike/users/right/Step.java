package dev.shrike.users.right;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What an admin does to a request. {@code toString} shows no words. */
sealed interface Step {

    /** @param reason as the person is told it */
    @Introspected
    record Extension(
            @Min(1) @Max(2) int months,
            @NotBlank @Size(max = 2000) String reason) implements Step {
        @Override
        public String toString() {
            return "Extension[" + months + "]";
        }
    }

    /** @param awaited what the person has to bring */
    @Introspected
    record Pause(
            @NotNull @Pattern(regexp = "identity|information")
            String awaited) implements Step {}

    /**
     * @param ground of the law, when it is refused
     * @param reason as the person is told it, when it is refused
     */
    @Introspected
    record Decision(
            @NotNull @Pattern(regexp = "granted|refused|withdrawn")
            String outcome,

            @Nullable String ground,
            @Nullable @Size(max = 2000) String reason)
            implements Step {

        /** The reason, or none. */
        String words() {
            return Optional.ofNullable(reason).orElse("");
        }

        @Override
        public String toString() {
            return "Decision[" + outcome + "]";
        }
    }
}
