package dev.shrike.notifier.person;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A person who was erased. */
@MappedEntity("erased_person")
record ErasedPerson(@Id UUID person) {}
