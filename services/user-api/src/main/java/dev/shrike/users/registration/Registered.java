package dev.shrike.users.registration;

import java.util.UUID;

/**
 * A person who is registered.
 *
 * @param replayed whether the same request was complete before
 */
record Registered(UUID id, boolean replayed) {}
