package dev.shrike.admin.alert.api;

import dev.shrike.admin.alert.state.Silence;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Silences that hold now, the one that ends first before the others. */
@Introspected
@Schema(name = "AlertSilences")
public record SilencesAnswer(List<Item> silences) {

    /**
     * Nobody is told of matching alerts until then.
     *
     * @param rule null for all rules
     * @param labels that an alert must have
     */
    @Introspected
    @Schema(name = "AlertSilence")
    public record Item(UUID id, @Nullable String rule, Map<String, String> labels, Instant until, String reason) {}

    static SilencesAnswer of(List<Silence> silences) {
        return new SilencesAnswer(silences.stream().map(SilencesAnswer::item).toList());
    }

    static Item item(Silence silence) {
        return new Item(silence.id(), silence.rule(), silence.labels(), silence.until(), silence.reason());
    }
}
