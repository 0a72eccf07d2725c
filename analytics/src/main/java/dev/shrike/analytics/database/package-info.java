/** The embedded database: in memory, shut off from files and network. */
package dev.shrike.analytics.database;
