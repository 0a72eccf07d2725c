/** What is loaded many at a time, so that a list of things with things costs a few requests and not one for each. */
package dev.shrike.gateway.graphql.loading;
