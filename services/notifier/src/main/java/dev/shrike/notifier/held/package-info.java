/** What the notifier keeps about a person and no event says, for user-api, which exports it to that person. */
package dev.shrike.notifier.held;
