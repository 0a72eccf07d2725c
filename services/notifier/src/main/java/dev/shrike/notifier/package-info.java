/** Shrike notifier. */
package dev.shrike.notifier;
