package dev.shrike.auth;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts auth-api by itself. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "auth-api",
                        version = "0.1",
                        description = "Credentials, sessions and the keys of tokens."))
public final class AuthApi {

    private AuthApi() {}

    /** Takes no arguments of its own; everything comes from settings. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(AuthApi.class)
                .propertySources(ModuleSettings.of("auth-api"))
                .start();
    }
}
