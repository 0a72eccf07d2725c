/** The whole platform in one JVM: servers, provisioning, services, bridge and topologies, started and stopped in order. */
package dev.shrike.standalone.platform;
