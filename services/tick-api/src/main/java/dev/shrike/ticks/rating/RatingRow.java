package dev.shrike.ticks.rating;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A rating as it is stored.
 *
 * @param event the event in single-object encoding
 */
@MappedEntity("rating")
@SuppressWarnings("ArrayRecordComponent") // a row, compared by nobody
record RatingRow(@Id UUID id, UUID person, byte[] event) {}
