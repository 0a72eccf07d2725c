/** Shrike topology. */
package dev.shrike.topology;
