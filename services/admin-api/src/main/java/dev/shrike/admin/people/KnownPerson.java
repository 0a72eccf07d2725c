package dev.shrike.admin.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Somebody who is registered. */
@MappedEntity("user_cache")
@Schema(name = "KnownPerson")
record KnownPerson(@Id @JsonProperty("id") UUID personId, Instant registered) {}
