/** The record of processing activities, article 30 of the GDPR, as it follows from the catalogues of events and purposes. */
package dev.shrike.gdpr.processing;
