/** Tests of the Helm chart: what it renders, what it refuses, and that the files made from the code are up to date. */
package dev.shrike.charts;
