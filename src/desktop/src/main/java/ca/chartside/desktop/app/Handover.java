package ca.chartside.desktop.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one start says to the client that runs already. */
sealed interface Handover {
    /** Come to the front, perhaps with a chart. */
    record Show(Options.Open open) implements Handover {}

    /** Say what you show. */
    record AskStatus() implements Handover {}

    default List<String> words() {
        return switch (this) {
            case AskStatus ask -> List.of("status");
            case Show show -> {
                List<String> words = new ArrayList<>(List.of("show"));
                if (show.open().chart() != null) {
                    words.addAll(List.of("chart", show.open().chart().toString()));
                }
                if (show.open().link() != null) {
                    words.addAll(List.of("link", show.open().link()));
                }
                yield words;
            }
        };
    }

    /** Empty for what this version does not understand. */
    static Optional<Handover> parse(List<String> words) {
        if (words.equals(List.of("status"))) {
            return Optional.of(new AskStatus());
        }
        if (words.isEmpty() || !words.getFirst().equals("show") || words.size() % 2 == 0) {
            return Optional.empty();
        }
        Integer chart = null;
        String link = null;
        for (int i = 1; i < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "chart" -> {
                    if (!value.matches("[1-9][0-9]{0,8}")) {
                        return Optional.empty();
                    }
                    chart = Integer.valueOf(value);
                }
                case "link" -> link = value;
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Show(new Options.Open(chart, link)));
    }
}
