/**
 * The event store over REST: every event of every stream in pages, or the events of one aggregate. An administrator sees all
 * of them with the sealed fields closed; a person sees the aggregates that are their own, with the own fields opened.
 */
package dev.shrike.admin.events;
