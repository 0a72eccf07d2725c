package dev.shrike.gdpr.processing;

import java.util.Optional;

/**
 * Who answers for the processing. What the operator has not told is empty, and the record says so.
 *
 * @param name of the controller
 * @param contact of the controller
 * @param officer contact of the data protection officer
 */
public record Responsible(Optional<String> name, Optional<String> contact, Optional<String> officer) {}
