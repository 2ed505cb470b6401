package ca.chartside.backend.portal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The browser in which somebody says who they are.
 *
 * @param before its session until now, which a new one replaces
 * @param device what kind it is, for the patient to know it by; empty where that cannot be told
 * @param shared whether others use it too, so that nothing is to stay in it
 */
record Place(@Nullable Secret before, String device, boolean shared) {
    /** Some say of themselves that they are others, too: the first that fits counts. */
    private static final Map<String, String> BROWSERS = ordered(
            "edg",
            "Edge",
            "samsungbrowser",
            "Samsung Internet",
            "firefox",
            "Firefox",
            "fxios",
            "Firefox",
            "crios",
            "Chrome",
            "chrome",
            "Chrome",
            "safari",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "android",
            "Android",
            "iphone",
            "iPhone",
            "ipad",
            "iPad",
            "windows",
            "Windows",
            "mac os",
            "Mac",
            "cros",
            "Chromebook",
            "linux",
            "Linux");

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** "Chrome, Android": what a browser says of itself, as far as a person would. */
    static String device(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, said);
        String system = first(SYSTEMS, said);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(Map<String, String> known, String said) {
        return known.entrySet().stream()
                .filter(entry -> said.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
