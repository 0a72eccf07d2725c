package dev.shrike.rest.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;

/**
 * The JSON form that every event has, for OpenAPI documents; the events themselves are written by their schema.
 *
 * @param id the event's own; an id seen before is a duplicate
 * @param type what kind of fact it is
 * @param version major.minor
 * @param data the fact; `/catalogue` and `/asyncapi.yml` say what is in it
 * @param metadata where it comes from, when it happened and what caused it
 */
@Schema(name = "Event")
public record EventForm(UUID id, String type, String version, Map<String, Object> data, Map<String, Object> metadata) {}
