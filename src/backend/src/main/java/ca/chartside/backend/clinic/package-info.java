@NullMarked
package ca.chartside.backend.clinic;

import org.jspecify.annotations.NullMarked;
