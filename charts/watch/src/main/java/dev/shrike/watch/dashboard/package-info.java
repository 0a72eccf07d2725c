/** The chart's dashboards for Grafana: what they show, and their files. */
package dev.shrike.watch.dashboard;
