package dev.shrike.notifier.mute;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All mutes of a person. */
@Introspected
@Schema(name = "MuteList")
record MuteList(List<Mute> items) {}
