/** Runs requests: finds the text, measures it, validates it, executes it within its time, and says what went wrong in one form. */
package dev.shrike.gateway.graphql.engine;
