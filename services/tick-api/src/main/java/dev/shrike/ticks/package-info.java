/** tick-api: ticks and ratings. Each feature is a package; they share the people who may post and the checks on input. */
package dev.shrike.ticks;
