package ca.chartside.benchmarks;

import java.util.List;
import java.util.Random;

/** Names and messages as a clinic has them: a few that everybody uses, many that are rare, English and French. */
final class Vocabulary {
    /** A surname that about one patient in sixty has. */
    static final String COMMON_SURNAME = "Gagné";

    /** A word that stands in about every seventh message. */
    static final String COMMON_WORD = "results";

    /** The beginning of many words. */
    static final String COMMON_BEGINNING = "re";

    private static final List<String> SURNAMES = List.of(
            "Tremblay",
            COMMON_SURNAME,
            "Côté",
            "Smith",
            "Roy",
            "Singh",
            "Martin",
            "Chen",
            "Bouchard",
            "Nguyen",
            "Brown");
    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Robert", "Zoé", "François", "Marie", "James", "Aline", "Noël", "Grace", "Omar", "Lucie", "Peter");
    private static final List<String> SYLLABLES = List.of(
            "ba", "cor", "den", "fil", "gra", "hol", "jan", "kes", "lam", "mor", "nic", "ost", "pel", "quin", "rab",
            "sten", "tor", "ulm", "ver", "wes", "yar", "zim");
    private static final List<String> SENTENCES = List.of(
            "Your results are back and they are fine.",
            "Please take the tablets twice a day with food for another two weeks.",
            "Book a visit with us if the pain comes back or the fever stays.",
            "Thank you, I feel better since yesterday.",
            "Could you renew my prescription before I leave on Friday?",
            "Vos résultats sont normaux, rien à signaler.",
            "Merci, la douleur est moins forte qu'hier.",
            "L'ordonnance est prête à la pharmacie dès demain.",
            "The specialist's office will call you about the appointment.",
            "Prière d'être à jeun pour la prise de sang à l'hôpital.",
            "Can I drive after the procedure, or should somebody take me home?",
            "Reminder: the clinic is closed on Monday.",
            "I still cough at night, mostly when I lie down.",
            "Le rendez-vous avec la docteure est reporté à jeudi.");

    private final Random random;

    Vocabulary(Random random) {
        this.random = random;
    }

    String firstName() {
        return pick(FIRST_NAMES);
    }

    String lastName() {
        return random.nextInt(6) == 0 ? pick(SURNAMES) : capital(rare());
    }

    /** One to three sentences, and often a word that hardly any other message has. */
    String text() {
        StringBuilder text = new StringBuilder(pick(SENTENCES));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(' ').append(pick(SENTENCES));
        }
        if (random.nextBoolean()) {
            text.append(' ')
                    .append(capital(rare()))
                    .append(' ')
                    .append(random.nextInt(1_000))
                    .append(" mg.");
        }
        return text.toString();
    }

    private String rare() {
        return pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
