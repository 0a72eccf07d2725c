/** Answers as bytes: JSON, CSV, Parquet. */
package dev.shrike.analytics.format;
