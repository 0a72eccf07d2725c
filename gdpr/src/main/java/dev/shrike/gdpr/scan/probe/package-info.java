/** Finds values of a person again in any bytes, without keeping them. */
package dev.shrike.gdpr.scan.probe;
