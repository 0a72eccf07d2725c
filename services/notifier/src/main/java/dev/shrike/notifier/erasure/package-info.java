/** Forgetting a person: what the notifier deletes when it is told to, and what it reports. */
package dev.shrike.notifier.erasure;
