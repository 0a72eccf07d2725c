/** SQL over the compacted topics: tables in an embedded DuckDB, kept as the topics are, and asked without trust. */
package dev.shrike.analytics;
