/**
 * How every process hears at once that a person was erased, and forgets the person's keys. Only in services with messaging: a
 * process that cannot hear keeps no keys ({@link dev.shrike.rest.keys.ServiceKeys}).
 *
 * <p>Whoever has destroyed keys calls {@link dev.shrike.rest.eviction.KeyEvictions#evictEverywhere}.
 */
@Configuration
@Requires(classes = NatsConnection.class)
package dev.shrike.rest.eviction;

import dev.shrike.messaging.nats.NatsConnection;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
