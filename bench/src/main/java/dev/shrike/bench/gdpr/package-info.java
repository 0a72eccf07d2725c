/** What protecting personal data costs. {@code GdprCommand} runs its parts one after the other. */
package dev.shrike.bench.gdpr;
