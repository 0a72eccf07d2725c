package dev.shrike.messaging.redrive;

import java.util.UUID;

/** Which letter, and of which aggregate. */
record LetterKey(String handler, UUID eventId, String aggregate) {}
