@NullMarked
package ca.chartside.desktop.net;

import org.jspecify.annotations.NullMarked;
