/** Pages of lists, and the opaque cursors between them. */
package dev.shrike.ticks.paging;
