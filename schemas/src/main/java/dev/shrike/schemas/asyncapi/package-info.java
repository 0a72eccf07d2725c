/**
 * The platform's events and commands as an AsyncAPI 3.0 document, made from the catalogue: addresses, payloads with what is sealed
 * in them, headers, keys, retention, and who sends and receives what. The same catalogue gives the same bytes.
 */
package dev.shrike.schemas.asyncapi;
