/** Lets whoever wrote something ask for an answer that includes it. */
package dev.shrike.statistics.position;
