/** The chart as the tests use it: rendered by Helm's own code, and read back. */
package dev.shrike.charts.chart;
