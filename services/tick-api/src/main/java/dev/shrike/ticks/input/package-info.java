/** What a request may hold: the shared parts of bodies and the constraints on them. */
package dev.shrike.ticks.input;
