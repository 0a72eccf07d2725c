/** How the projections are getting on, for administrators, and what they may do about it. */
package dev.shrike.ticks.projections;
