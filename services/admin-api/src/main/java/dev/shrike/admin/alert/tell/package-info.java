/** Who is told of alerts: by mail, and by a signed request to an address. */
package dev.shrike.admin.alert.tell;
