/** Registering the catalogue's schemas with a registry that speaks the Confluent API. */
package dev.shrike.schemas.registry;
