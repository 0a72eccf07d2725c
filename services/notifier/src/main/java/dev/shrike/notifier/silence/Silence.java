package dev.shrike.notifier.silence;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * That nothing is sent to somebody.
 *
 * @param by which admin did it; absent once that one is erased
 */
@MappedEntity("silence")
@Introspected
@Schema(name = "Silence")
record Silence(@Id UUID person, Instant since, @Nullable UUID by) {}
