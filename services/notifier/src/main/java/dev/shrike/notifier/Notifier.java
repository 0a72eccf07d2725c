package dev.shrike.notifier;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The service by itself, and the names under which the others know it. */
@OpenAPIDefinition(
        info = @Info(title = "notifier", version = "0.1", description = "What people are told, and what they mute."))
public final class Notifier {
    /** In participants, consumers and health. */
    public static final String NAME = "notifier";

    /** In {@code metadata.source} of its events. */
    public static final String SOURCE = "services/Notifier";

    /** Its database. */
    public static final String DATA_SOURCE = "notifier";

    private Notifier() {}

    /** Starts the service; takes no arguments of its own, everything comes from settings. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(Notifier.class)
                .propertySources(ModuleSettings.of(NAME))
                .start();
    }
}
