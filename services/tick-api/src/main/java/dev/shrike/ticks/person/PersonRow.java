package dev.shrike.ticks.person;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A person as tick-api knows them. */
@MappedEntity("person")
record PersonRow(@Id UUID id, @Nullable Instant goneAt) {}
