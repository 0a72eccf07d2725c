/** What must be known of an event to carry it on, read and validated without building the event. */
package dev.shrike.schemas.outline;
