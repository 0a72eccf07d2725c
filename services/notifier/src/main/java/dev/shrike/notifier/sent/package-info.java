/** What people were sent, for them to see. */
package dev.shrike.notifier.sent;
