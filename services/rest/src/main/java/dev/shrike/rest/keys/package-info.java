/**
 * Data keys for services: asked of user-api, which owns the vault, over HTTP with the service's token, and kept for a few
 * seconds.
 */
package dev.shrike.rest.keys;
