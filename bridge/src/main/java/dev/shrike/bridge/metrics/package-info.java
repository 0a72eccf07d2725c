/** The bridge's numbers for Micrometer. */
package dev.shrike.bridge.metrics;
