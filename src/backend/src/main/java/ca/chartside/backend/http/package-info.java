@NullMarked
package ca.chartside.backend.http;

import org.jspecify.annotations.NullMarked;
