/** Counts what happens too often to be worth an event each; a topology keeps the totals by name and hour. */
package dev.shrike.messaging.count;
