/** {@code ./shrike bench messaging}: the outbox and the inbox beside what NATS and PostgreSQL do without them. */
package dev.shrike.bench.messaging;
