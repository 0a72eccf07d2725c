package dev.shrike.gateway;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The service by itself, and what its OpenAPI document says of it as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "gateway",
                        version = "0.1",
                        description = "Live events and GraphQL. Errors are application/problem+json.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public final class Gateway {
    private Gateway() {}

    /** Starts the service; takes no arguments of its own, everything comes from settings. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(Gateway.class)
                .propertySources(ModuleSettings.of("gateway"))
                .start();
    }
}
