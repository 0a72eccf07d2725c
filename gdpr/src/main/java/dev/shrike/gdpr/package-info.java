/**
 * Protection of personal data: sealed under one key per person and purpose, erased by destroying that key.
 *
 * <p>{@code key} holds the keys and the question for them, {@code vault} keeps them in PostgreSQL, wrapped by {@code kms},
 * {@code cache} keeps answers for up to a minute, {@code seal} turns a personal field into bytes that open only in their own event,
 * {@code scan} looks everywhere whether anything of a person can still be read, {@code certificate} states and signs what was erased,
 * {@code removal} sees to it that erased bytes leave Kafka's disks, {@code export} writes what is known of a person into one file,
 * {@code right} is what people may ask for and until when they have to be answered.
 *
 * <p>Arrows: {@code vault}, {@code cache}, {@code seal}, {@code scan} and {@code export} know {@code key}; {@code vault} knows
 * {@code kms}, {@code scan} and {@code export} know {@code seal}. {@code certificate}, {@code removal} and {@code right} know none of
 * the others, so that a verifier needs no more than the first of them.
 */
package dev.shrike.gdpr;
