/** The event store: the newest first, by event, aggregate and time, and as it happens. */
package dev.shrike.admin.page.events;
