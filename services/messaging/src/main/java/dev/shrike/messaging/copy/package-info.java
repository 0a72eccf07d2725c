/**
 * Copies of what another service owns, in the tables of one's own: fed by its events, and filled from it at each start, because
 * old events expire. Start with {@link dev.shrike.messaging.copy.CachedCopy}.
 */
package dev.shrike.messaging.copy;
