@NullMarked
package ca.chartside.backend.portal;

import org.jspecify.annotations.NullMarked;
