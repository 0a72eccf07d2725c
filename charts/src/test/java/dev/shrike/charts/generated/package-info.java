/** Files of the chart that follow from the code or from its values. Each has a test that says when it is stale, and the command that makes it anew. */
package dev.shrike.charts.generated;
