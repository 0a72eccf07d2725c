/**
 * GraphQL over WebSockets, by the protocol {@code graphql-transport-ws}. What a connection may do next is decided in
 * {@link dev.shrike.gateway.graphql.socket.Connection}, which knows no network.
 */
package dev.shrike.gateway.graphql.socket;
