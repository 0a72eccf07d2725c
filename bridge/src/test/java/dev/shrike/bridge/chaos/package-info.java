/** Bridges as processes of their own, and servers that are killed under them. */
package dev.shrike.bridge.chaos;
