@NullMarked
package ca.chartside.desktop.frame;

import org.jspecify.annotations.NullMarked;
