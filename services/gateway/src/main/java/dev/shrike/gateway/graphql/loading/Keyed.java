package dev.shrike.gateway.graphql.loading;

import java.util.Optional;

/**
 * Something that is loaded.
 *
 * @param id of an image its url, of a person or an event the id
 * @param position what the answer has to include
 */
public record Keyed(String id, Optional<String> position) {}
