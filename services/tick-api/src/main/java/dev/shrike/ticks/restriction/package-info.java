/** Restriction of processing: whose data is restricted has it shown to nobody else. */
package dev.shrike.ticks.restriction;
