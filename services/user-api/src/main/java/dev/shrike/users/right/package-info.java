/**
 * What people ask for under their rights, and until when it has to be answered. The rules are those of
 * {@code dev.shrike.gdpr.right}; here they meet a table, a clock, REST, and whoever watches over the deadlines.
 */
package dev.shrike.users.right;
