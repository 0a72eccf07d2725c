package dev.shrike.notifier.mute;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * One mute.
 *
 * @param person whose
 * @param scope  {@code type}, {@code image} or {@code person}
 * @param target what is muted
 */
@MappedEntity("mute")
record MuteRow(@Id UUID person, String scope, String target) {}
