@NullMarked
package ca.chartside.backend.app;

import org.jspecify.annotations.NullMarked;
