/** How alerts come and go, and who is told when. Pure: time is passed in. */
package dev.shrike.admin.alert.state;
