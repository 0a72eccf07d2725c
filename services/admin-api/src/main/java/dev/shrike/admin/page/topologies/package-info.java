/** What Kafka Streams runs: each topology as a picture that lives, with its tasks and stores. */
package dev.shrike.admin.page.topologies;
