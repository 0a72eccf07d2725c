/** What has to be true of everything that the chart renders, whatever the values. */
package dev.shrike.charts.rendered;
