package dev.shrike.ticks.posting;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The id of an event that was here and was erased. */
@MappedEntity("erased_event")
record ErasedEvent(@Id UUID id) {}
