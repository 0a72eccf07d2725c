/** The people who may post: a cached copy fed by events, and the lock between posting and erasing. */
package dev.shrike.ticks.person;
