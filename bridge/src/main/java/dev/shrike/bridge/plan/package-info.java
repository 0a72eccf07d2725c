/** Holds the configuration against the live brokers and says what would be created, what differs, and what cannot work. */
package dev.shrike.bridge.plan;
