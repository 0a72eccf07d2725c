package dev.shrike.standalone.importing;

import java.util.Optional;
import java.util.UUID;

/**
 * A row of the file.
 *
 * @param line where it begins in the file, for messages
 * @param id the observation's own name, unique in its source
 * @param observedAt an instant or a plain date, as given
 */
record Observation(
        long line,
        String id,
        String observedAt,
        UUID observer,
        String species,
        String imageUrl,
        double latitude,
        double longitude,
        Optional<Integer> count) {}
