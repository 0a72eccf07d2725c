/**
 * Who holds which key in which compacted topic, and what becomes of these keys when the person is erased: tombstones.
 */
package dev.shrike.topology.erasure;
