package ca.chartside.e2e.browser;

import ca.chartside.testbase.Await;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The companion's icons on a page of OSCAR's. The page cannot look into them, so they are seen as a screen reader sees them. For one thread. */
public final class Icons {
    /** @param name what a screen reader says first */
    public record Icon(String name, String hint, double x, double y, double width, double height) {
        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Page page;
    private final CDPSession devtools;

    public Icons(Page page) {
        this.page = page;
        devtools = page.context().newCDPSession(page);
    }

    /** The logo first. Empty where there are none. */
    public List<Icon> now() {
        JsonObject document = call("DOM.getDocument", "{\"depth\":-1,\"pierce\":true}");
        List<Integer> ids = new ArrayList<>();
        buttons(document.getAsJsonObject("root"), false, ids);
        List<Icon> icons = new ArrayList<>();
        for (int id : ids) {
            JsonObject spoken = call(
                            "Accessibility.getPartialAXTree",
                            "{\"backendNodeId\":%d,\"fetchRelatives\":false}".formatted(id))
                    .getAsJsonArray("nodes")
                    .get(0)
                    .getAsJsonObject();
            if (!spoken.get("ignored").getAsBoolean()) {
                icons.add(icon(spoken, id));
            }
        }
        return icons;
    }

    private Icon icon(JsonObject spoken, int id) {
        JsonArray box = call("DOM.getBoxModel", "{\"backendNodeId\":%d}".formatted(id))
                .getAsJsonObject("model")
                .getAsJsonArray("border");
        double x = box.get(0).getAsDouble();
        double y = box.get(1).getAsDouble();
        return new Icon(
                text(spoken, "name"),
                text(spoken, "description"),
                x,
                y,
                box.get(4).getAsDouble() - x,
                box.get(5).getAsDouble() - y);
    }

    private static String text(JsonObject spoken, String property) {
        return spoken.has(property)
                ? spoken.getAsJsonObject(property).get("value").getAsString()
                : "";
    }

    private static void buttons(JsonObject node, boolean within, List<Integer> ids) {
        boolean ours = within || node.get("nodeName").getAsString().equals("CHARTSIDE-ICONS");
        if (ours && node.get("nodeName").getAsString().equals("BUTTON")) {
            ids.add(node.get("backendNodeId").getAsInt());
        }
        for (String part : List.of("children", "shadowRoots")) {
            if (node.has(part)) {
                for (JsonElement child : node.getAsJsonArray(part)) {
                    buttons(child.getAsJsonObject(), ours, ids);
                }
            }
        }
    }

    /** Waits until they are as told. */
    public List<Icon> await(String what, Predicate<List<Icon>> wanted) {
        return Await.until(what, PATIENCE, this::now, wanted);
    }

    public List<Icon> awaitNames(String... names) {
        List<String> wanted = List.of(names);
        return await(
                "icons " + wanted,
                icons -> icons.stream().map(Icon::name).toList().equals(wanted));
    }

    public void click(Icon icon) {
        page.mouse().click(icon.x() + icon.width() / 2, icon.y() + icon.height() / 2);
    }

    private JsonObject call(String method, String parameters) {
        return devtools.send(method, JsonParser.parseString(parameters).getAsJsonObject());
    }
}
