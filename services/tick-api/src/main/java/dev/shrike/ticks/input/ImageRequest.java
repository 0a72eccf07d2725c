package dev.shrike.ticks.input;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * An image, named by where it lies.
 *
 * @param url an absolute http or https URI
 */
@Introspected
@Schema(name = "ImageRequest")
public record ImageRequest(
        @NotNull @WebAddress @Schema(format = "uri", maxLength = WebAddress.MAX_LENGTH)
        String url) {}
