/**
 * Protection of personal data: sealed under one key per person and purpose, erased by destroying that key.
 *
 * <p>{@code key} holds the keys and the question for them, {@code vault} keeps them wrapped in PostgreSQL, {@code cache}
 * keeps answers for up to a minute, {@code seal} turns a personal field into bytes that open only in their own event.
 * Arrows: {@code vault}, {@code cache} and {@code seal} know {@code key}; none of them knows another.
 */
package dev.shrike.gdpr;
