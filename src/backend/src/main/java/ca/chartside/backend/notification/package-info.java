@NullMarked
package ca.chartside.backend.notification;

import org.jspecify.annotations.NullMarked;
