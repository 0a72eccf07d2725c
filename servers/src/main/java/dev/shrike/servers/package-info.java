/** Shrike servers. */
package dev.shrike.servers;
