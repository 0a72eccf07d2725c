package dev.shrike.gateway.graphql.calling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param body its JSON
 * @param position the write's position, where it was one
 * @param replayed whether an earlier request with the same key got this answer first
 */
public record Answer(JsonNode body, Optional<String> position, boolean replayed) {}
