@NullMarked
package ca.chartside.backend.event;

import org.jspecify.annotations.NullMarked;
