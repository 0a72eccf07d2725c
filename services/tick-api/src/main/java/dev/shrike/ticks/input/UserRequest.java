package dev.shrike.ticks.input;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A person, named by their id.
 *
 * @param id the person's id
 */
@Introspected
public record UserRequest(@NotNull UUID id) {}
