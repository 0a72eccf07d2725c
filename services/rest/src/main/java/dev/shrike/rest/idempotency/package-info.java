/**
 * Requests that may be repeated: the header {@code Idempotency-Key}. The key, a hash of the request and the answer are
 * stored in the transaction of the effect, in the table {@code idempotency_key} of {@code classpath:db/rest}.
 */
package dev.shrike.rest.idempotency;
