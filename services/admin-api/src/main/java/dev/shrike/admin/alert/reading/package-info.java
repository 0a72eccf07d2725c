/** What rules look at: numbers of now, and how counts grew. Pure. */
package dev.shrike.admin.alert.reading;
