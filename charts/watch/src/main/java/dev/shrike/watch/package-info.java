/** Checks that what the chart watches is there to be watched. */
package dev.shrike.watch;
