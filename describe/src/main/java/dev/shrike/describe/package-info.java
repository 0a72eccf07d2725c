/**
 * Completes OpenAPI documents while services are compiled. Micronaut's own processor writes what the code says of paths, parameters and
 * bodies; from the same code follow who may call an operation, with which errors it answers and what an example looks like. Nothing of
 * it is written by hand a hundred times, and none of it can drift from the code.
 */
package dev.shrike.describe;
