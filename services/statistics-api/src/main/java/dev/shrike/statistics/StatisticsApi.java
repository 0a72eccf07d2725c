package dev.shrike.statistics;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the OpenAPI document says of this service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "statistics-api",
                        version = "0.1",
                        description =
                                "Scores and statistics. Errors are application/problem+json; while the state is being "
                                        + "restored every answer is 503 with Retry-After.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
final class StatisticsApi {
    private StatisticsApi() {}
}
