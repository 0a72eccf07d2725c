package dev.shrike.gdpr.vault;

import java.util.Optional;

/** What the tables say about a person and one key, read in one statement. */
record KeyState(boolean fenced, Optional<WrappedKey> key) {}
