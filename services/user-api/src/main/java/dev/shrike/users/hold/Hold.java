package dev.shrike.users.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A legal hold that stands.
 *
 * @param placed since when
 * @param review until when somebody has to look whether it is still needed; it does not end by itself
 */
public record Hold(UUID id, UUID person, Instant placed, LocalDate review) {}
