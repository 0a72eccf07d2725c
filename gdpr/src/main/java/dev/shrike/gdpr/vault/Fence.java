package dev.shrike.gdpr.vault;

import java.time.Instant;
import java.util.UUID;

/** The record that a person was erased. Once set it stays, with the erasure that set it first. */
public record Fence(UUID person, Instant at, UUID erasure) {}
