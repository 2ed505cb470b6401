@NullMarked
package ca.chartside.desktop.filing;

import org.jspecify.annotations.NullMarked;
