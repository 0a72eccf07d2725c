/**
 * Reading one's own write: an answer to a POST carries a {@code Shrike-Position}; a GET that brings it along is answered when the
 * answer includes that write, or says 503.
 */
package dev.shrike.rest.position;
