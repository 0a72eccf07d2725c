/**
 * GraphQL before the services: the schema stands in {@code graphql/schema.graphqls}, and every field is answered by a service over HTTP
 * with the caller's own token, so that who may see what is decided where it always is.
 */
package dev.shrike.gateway.graphql;
