@NullMarked
package ca.chartside.desktop.presence;

import org.jspecify.annotations.NullMarked;
