/** What the tests of topologies stand on. */
package dev.shrike.topology.bench;
