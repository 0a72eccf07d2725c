/** What has to be there before services, bridge and topologies can start on servers that somebody else runs. */
package dev.shrike.standalone.setup;
