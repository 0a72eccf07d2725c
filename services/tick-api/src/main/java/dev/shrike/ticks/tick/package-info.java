/** Ticks: a bird somebody has seen, posted with its event in one transaction, read back by its owner. */
package dev.shrike.ticks.tick;
