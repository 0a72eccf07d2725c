/** Shrike bridge. */
package dev.shrike.bridge;
