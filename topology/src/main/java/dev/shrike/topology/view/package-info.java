/** What a running topology looks like: its graph, and how it is doing. */
package dev.shrike.topology.view;
