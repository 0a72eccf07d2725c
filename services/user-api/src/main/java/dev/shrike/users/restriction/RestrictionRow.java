package dev.shrike.users.restriction;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A restriction that stands, as stored. */
@MappedEntity("restriction")
record RestrictionRow(@Id UUID person, String ground, UUID setBy, Instant since) {}
