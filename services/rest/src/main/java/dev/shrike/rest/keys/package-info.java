/**
 * Data keys for services: asked of user-api, which owns the vault, over HTTP with the service's own token, and kept for a few
 * seconds. A service gets {@code DataKeys}, {@code CachingDataKeys} or {@code EventSealer} injected and has its own.
 */
package dev.shrike.rest.keys;
