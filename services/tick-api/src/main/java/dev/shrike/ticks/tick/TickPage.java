package dev.shrike.ticks.tick;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.event.EventForm;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Some of a person's ticks, newest first.
 *
 * @param items the events
 * @param next  what to ask for next with {@code after}; absent at the end
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TickPage", description = "Some of a person's ticks, newest first.")
record TickPage(
        @ArraySchema(schema = @Schema(implementation = EventForm.class))
        List<ObjectNode> items,

        @Nullable @Schema(description = "What to ask for next with 'after'; absent at the end.")
        String next) {}
