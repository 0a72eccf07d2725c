/** The chart's rules for Prometheus. */
package dev.shrike.watch.rule;
