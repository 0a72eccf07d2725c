package dev.shrike.admin.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;

/** The JSON form that every event has, for the OpenAPI document; the events themselves are written by their schema. */
@Schema(name = "Event")
record EventForm(UUID id, String type, String version, Map<String, Object> data, Map<String, Object> metadata) {}
