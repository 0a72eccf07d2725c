/** Runs SQL of people who are not trusted: one reading statement, within limits of time, memory and rows. */
package dev.shrike.analytics.query;
