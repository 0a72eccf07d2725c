/** What the tables are: one per compacted topic, with typed columns that follow from the event's schema. */
package dev.shrike.analytics.table;
