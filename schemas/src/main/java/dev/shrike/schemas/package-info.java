/**
 * What an event is: Avro schemas, the {@link dev.shrike.schemas.catalogue event catalogue}, the JSON form, the
 * {@link dev.shrike.schemas.wire wire formats} and the upcasters. Everything else of Shrike points here, and this points
 * at nothing of Shrike.
 */
package dev.shrike.schemas;
