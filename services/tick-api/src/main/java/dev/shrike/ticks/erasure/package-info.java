/** Forgetting a person: what tick-api deletes when it is told to, and what it reports. */
package dev.shrike.ticks.erasure;
