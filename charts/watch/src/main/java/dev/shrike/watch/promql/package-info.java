/** As much of Prometheus' query language as it takes to know what an expression reads. */
package dev.shrike.watch.promql;
