@NullMarked
package ca.chartside.backend.patient;

import org.jspecify.annotations.NullMarked;
