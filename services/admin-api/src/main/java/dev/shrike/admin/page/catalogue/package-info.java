/**
 * The catalogue to read: every event and command with its meaning, fields, versions, addresses, and who publishes and listens; and
 * {@code /asyncapi.yml}, the same for programs. Open to everyone: it says what there is, not what happened.
 */
package dev.shrike.admin.page.catalogue;
