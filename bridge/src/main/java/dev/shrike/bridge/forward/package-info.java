/** JetStream to Kafka: fetch, translate, write and commit, with everything a transaction needs to be the whole truth. */
package dev.shrike.bridge.forward;
