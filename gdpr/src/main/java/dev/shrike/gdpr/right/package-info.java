/**
 * The rights of a person under chapter III of the GDPR as requests with deadlines: what may happen to a request, and until
 * when it has to be answered. Pure: days and ids are passed in, refusals are values, nothing is read or stored.
 */
package dev.shrike.gdpr.right;
