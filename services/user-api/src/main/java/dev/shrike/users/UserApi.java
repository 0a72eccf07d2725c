package dev.shrike.users;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts user-api by itself. */
@OpenAPIDefinition(info = @Info(title = "user-api", version = "0.1", description = "People and their erasure."))
public final class UserApi {

    private UserApi() {}

    /** Takes no arguments of its own; everything comes from settings. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(UserApi.class)
                .propertySources(ModuleSettings.of("user-api"))
                .start();
    }
}
