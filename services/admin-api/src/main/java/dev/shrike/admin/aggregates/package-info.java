/** Which aggregates of an event there are, over HTTP. */
package dev.shrike.admin.aggregates;
