package dev.shrike.ticks.tick;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A tick as it is stored.
 *
 * @param position its place in the order of all ticks
 * @param event    the event in single-object encoding, personal fields sealed
 */
@MappedEntity("tick")
@SuppressWarnings("ArrayRecordComponent") // a row, compared by nobody
record TickRow(@Id UUID id, long position, UUID person, byte[] event) {}
