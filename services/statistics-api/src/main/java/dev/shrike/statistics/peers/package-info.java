/** The instances of this service among each other: each answers for the state stores that it has, and marks what a standby said. */
package dev.shrike.statistics.peers;
