/** Raises ratings from before images had owners to those that name the owner. */
package dev.shrike.topology.upcast;
