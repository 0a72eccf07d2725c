/** Queries that are known by their hash: automatic persisted queries, and a list of the only ones that are answered. */
package dev.shrike.gateway.graphql.persisted;
