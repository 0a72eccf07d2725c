/** What personal data is kept for, and on which legal basis: the catalogue of purposes, beside that of events. */
package dev.shrike.schemas.purpose;
