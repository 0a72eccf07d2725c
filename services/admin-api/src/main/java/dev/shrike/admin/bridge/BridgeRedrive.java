package dev.shrike.admin.bridge;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * What became of letters.
 *
 * @param dryRun whether this is only what would have become of them
 * @param counts letters by fate
 * @param outcomes the first 1,000 of them
 * @param more whether letters are left over because one call takes only so many
 */
@Introspected
@Schema(name = "BridgeRedrive")
public record BridgeRedrive(boolean dryRun, Map<String, Integer> counts, List<Outcome> outcomes, boolean more) {

    /**
     * What became of one.
     *
     * @param fate {@code redriven}, {@code present}, {@code still-refused}, {@code overtaken}, {@code incomplete}, {@code not-redrivable}
     * @param detail a sentence on that
     */
    @Introspected
    @Schema(name = "BridgeRedriveOutcome")
    public record Outcome(String id, String lane, String fate, String detail) {}

    /**
     * Which letters are meant; all of the conditions must hold.
     *
     * @param ids one of these
     * @param lane of this lane
     * @param reason with this reason
     * @param all has to be true when nothing else is given
     * @param asLatest whether also where the key has newer events; the event then counts as the latest of its key
     * @param dryRun whether to tell only what would become of them
     */
    @Introspected
    @Schema(name = "BridgeRedriveWish")
    public record Wish(
            @Nullable @Size(max = 1_000) List<@Pattern(regexp = "\\d{1,6}-\\d{1,18}") String> ids,
            @Nullable @Size(max = 200) String lane,
            @Nullable @Size(max = 200) String reason,
            @Nullable Boolean all,
            @Nullable Boolean asLatest,
            @Nullable Boolean dryRun) {

        boolean namesNothing() {
            return (ids == null || ids.isEmpty()) && lane == null && reason == null && !Boolean.TRUE.equals(all);
        }
    }
}
