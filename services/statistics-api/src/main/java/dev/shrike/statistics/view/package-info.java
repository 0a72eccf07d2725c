/** What topologies run here, and what they look like. */
package dev.shrike.statistics.view;
