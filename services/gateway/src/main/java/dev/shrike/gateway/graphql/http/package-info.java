/** GraphQL over HTTP: one request and one answer, or one request and a stream of them. */
package dev.shrike.gateway.graphql.http;
