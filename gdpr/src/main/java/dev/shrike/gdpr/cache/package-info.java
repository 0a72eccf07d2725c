/** Answers of the vault kept near their use, for a bounded time. */
package dev.shrike.gdpr.cache;
