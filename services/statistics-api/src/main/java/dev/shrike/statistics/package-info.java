/** Shrike statistics-api. */
package dev.shrike.statistics;
