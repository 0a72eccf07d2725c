/** Examples of events, for documents and pages: one of each version, beside the catalogue. */
package dev.shrike.schemas.example;
