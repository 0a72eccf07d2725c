/**
 * Subscriptions that remember nothing: events for live views, and messages of any kind. Start with
 * {@link dev.shrike.messaging.live.LiveEvents} and {@link dev.shrike.messaging.live.RawMessages}.
 */
package dev.shrike.messaging.live;
