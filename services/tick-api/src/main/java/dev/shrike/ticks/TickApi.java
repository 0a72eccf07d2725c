package dev.shrike.ticks;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The service by itself, and the names under which the others know it. */
@OpenAPIDefinition(info = @Info(title = "tick-api", version = "0.1", description = "Ticks and ratings."))
public final class TickApi {
    /** In participants, consumers and health. */
    public static final String NAME = "tick-api";

    /** In {@code metadata.source} of its events. */
    public static final String SOURCE = "services/TickAPI";

    /** Its database. */
    public static final String DATA_SOURCE = "ticks";

    private TickApi() {}

    /** Starts the service; takes no arguments of its own, everything comes from settings. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(TickApi.class)
                .propertySources(ModuleSettings.of(NAME))
                .start();
    }
}
