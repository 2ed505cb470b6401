@NullMarked
package ca.chartside.backend;

import org.jspecify.annotations.NullMarked;
