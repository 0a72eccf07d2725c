package dev.shrike.gdpr.vault;

import java.util.Optional;

/**
 * What the tables say about a person and one key, read in one statement.
 *
 * @param newest the newest version that was ever made, when the current key was asked for; 0 when there is none
 */
record KeyState(boolean fenced, int newest, Optional<WrappedKey> key) {}
