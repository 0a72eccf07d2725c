package dev.shrike.messaging.live;

import java.util.List;
import java.util.Map;

/**
 * A message of any kind.
 *
 * @param subject its subject
 * @param headers its headers, each with all its values
 * @param payload its bytes; belongs to the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawDelivery(String subject, Map<String, List<String>> headers, byte[] payload) {}
