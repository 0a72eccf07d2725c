/** Committed events that are not in their streams yet, service by service. */
package dev.shrike.admin.page.outbox;
