@NullMarked
package ca.chartside.desktop.replies;

import org.jspecify.annotations.NullMarked;
