/** The key vault as other services see it: over HTTP, for service tokens only. */
package dev.shrike.users.keys;
