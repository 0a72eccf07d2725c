/** Welcoming people who have registered. */
package dev.shrike.notifier.welcome;
