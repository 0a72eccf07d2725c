package dev.shrike.gateway.graphql.socket;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * What WebSockets may cost.
 *
 * @param connections at the same time at this instance; more are closed with 1013
 * @param maxPerPerson connections of one person at the same time at this instance; more are closed with 1013
 * @param operations that run at the same time on one connection; more are errors of their own
 * @param unsent results of one subscription that may be on their way to the client; beyond it nothing more is taken from the events
 * @param buffered characters of messages on their way to one client, with which one more closes it with 1013
 * @param waiting messages of one client that may wait to be handled; one more closes it with 1008
 * @param initialisation longest time until the client says who it is
 * @param ping time between two questions whether the client is still there; two without an answer close it
 */
@ConfigurationProperties("shrike.gateway.graphql.sockets")
record SocketSettings(
        @Min(1) @Bindable(defaultValue = "10000") int connections,
        @Min(1) @Bindable(defaultValue = "32") int maxPerPerson,
        @Min(1) @Bindable(defaultValue = "50") int operations,
        @Min(1) @Bindable(defaultValue = "64") int unsent,
        @Min(1) @Bindable(defaultValue = "4194304") int buffered,
        @Min(1) @Bindable(defaultValue = "256") int waiting,
        @NotNull @Bindable(defaultValue = "10s") Duration initialisation,
        @NotNull @Bindable(defaultValue = "25s") Duration ping) {}
