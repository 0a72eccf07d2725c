package dev.shrike.gdpr.processing;

/**
 * One sealed field.
 *
 * @param topic of the event's major version, where it stands
 * @param path from the envelope
 * @param dataSubject path to the id of the person whose data it is
 */
public record ProcessedField(String topic, String path, String dataSubject) {}
