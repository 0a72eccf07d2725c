/** What all processes of the platform say of themselves, together as measurements. */
package dev.shrike.admin.alert.cluster;
