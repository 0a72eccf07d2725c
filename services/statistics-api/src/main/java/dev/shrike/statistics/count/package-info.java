/** Counts: in total, by species, by person, by image, by window of time. People appear by pseudonymous id only. */
package dev.shrike.statistics.count;
