/** SQL over the compacted topics, over REST, for analysts and admins. */
package dev.shrike.statistics.analytics;
