/** What becomes of a message that cannot be carried over: it is kept whole, with the reason, and blocks nothing. */
package dev.shrike.bridge.deadletter;
