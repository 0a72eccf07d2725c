/**
 * Reading state stores of a topology that runs in several instances: each key is asked of the instance that has it, and of a
 * standby when that one does not answer.
 */
package dev.shrike.topology.reading;
