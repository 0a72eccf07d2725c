package dev.shrike.gdpr.processing;

import dev.shrike.schemas.purpose.PurposeDefinition;
import java.util.List;
import java.util.Optional;

/**
 * What is processed for one purpose.
 *
 * @param purpose its name
 * @param description what was told about it; empty when an event names a purpose that nobody described, which a build refuses
 * @param events the events with data that is kept for it
 */
public record Activity(String purpose, Optional<PurposeDefinition> description, List<ProcessedEvent> events) {}
