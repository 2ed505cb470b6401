@NullMarked
package ca.chartside.desktop.files;

import org.jspecify.annotations.NullMarked;
