/** Lets clients keep answers and ask whether they are still the same (RFC 9110, conditional requests). */
package dev.shrike.statistics.caching;
