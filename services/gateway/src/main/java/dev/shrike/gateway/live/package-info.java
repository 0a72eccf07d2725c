/**
 * Events as they happen, to whoever may see them. Start with {@link dev.shrike.gateway.live.LiveHub}.
 *
 * <p>One {@link dev.shrike.gateway.live.Feed} per stream and process reads the stream; the {@link dev.shrike.gateway.live.Board} hands each
 * event to the clients that want it and may see it. Each client has a bounded queue and a virtual thread of its own, which replays what
 * was missed and then hands on what comes. Nothing outlives a connection: a cursor says all that another instance needs to go on.
 */
package dev.shrike.gateway.live;
