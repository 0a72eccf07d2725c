/** What other SQL engines need to read the same topics. */
package dev.shrike.analytics.engines;
