package dev.shrike.users.recipient;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Somebody to whom people's data was passed on, as stored. */
record Recipient(
        String name, URI url, Set<String> kinds, RecipientSecrets.Encrypted secret, UUID changedBy, Instant changed) {

    Recipient {
        kinds = Set.copyOf(kinds);
    }
}
