package dev.shrike.watch.dashboard;

/**
 * What a panel asks Prometheus.
 *
 * @param expression in PromQL; of all series, those of other namespaces are left out by the dashboard
 * @param legend name of each series, with labels in double braces
 */
public record Query(String expression, String legend) {}
