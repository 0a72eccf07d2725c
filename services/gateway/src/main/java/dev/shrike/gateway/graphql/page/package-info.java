/** A page to try GraphQL on, on a single machine: GraphiQL, before which one logs in. */
package dev.shrike.gateway.graphql.page;
