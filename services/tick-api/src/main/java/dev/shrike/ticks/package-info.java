/** Shrike tick-api. */
package dev.shrike.ticks;
